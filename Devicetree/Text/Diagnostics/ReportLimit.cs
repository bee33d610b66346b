namespace Boards.Devicetree.Text;

/// <summary>
/// How much is reported of one kind. What finds more has found one mistake, for instance in a file that is not a devicetree, and
/// further reports would not help.
/// </summary>
public sealed class ReportLimit
{
    /// <summary>The most diagnostics of one kind.</summary>
    public const int MostReports = 1000;

    // The path of a node that is in thousands of others has as many names.
    private const int MostCharacters = 1 << 22;

    private int _reports;
    private int _characters;

    /// <summary>Whether nothing more is reported.</summary>
    public bool IsReached => _reports >= MostReports || _characters >= MostCharacters;

    /// <summary>Counts a diagnostic, unless nothing more is reported.</summary>
    /// <param name="diagnostic">What was found.</param>
    /// <returns>Whether it is reported.</returns>
    public bool Take(Diagnostic diagnostic)
    {
        if (IsReached)
            return false;
        _reports++;
        _characters += diagnostic.Message.Length;
        return true;
    }
}
