namespace Boards.Devicetree.Text;

/// <summary>
/// The limit of the diagnostics of one kind. If there are more, they have one cause, for example a file that is not a
/// devicetree, and further reports would not help.
/// </summary>
public sealed class ReportLimit
{
    /// <summary>The most diagnostics of one kind.</summary>
    public const int MostReports = 1000;

    // The path of a node that is nested in thousands of others has thousands of names.
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
