namespace Boards.Hardware.Reporting;

/// <summary>How much is reported of one rule. What finds this much has found one mistake, and further reports would not help.</summary>
internal sealed class ReportLimit
{
    private const int MostReports = 1000;

    // The path of a node that is in thousands of others has as many names.
    private const int MostCharacters = 1 << 21;

    private int _reports;
    private int _characters;

    /// <summary>Whether nothing more is reported.</summary>
    public bool IsReached => _reports >= MostReports || _characters >= MostCharacters;

    /// <summary>Counts a message, unless nothing more is reported.</summary>
    /// <returns>Whether it is reported.</returns>
    public bool Take(string message)
    {
        if (IsReached)
            return false;
        _reports++;
        _characters += message.Length;
        return true;
    }
}
