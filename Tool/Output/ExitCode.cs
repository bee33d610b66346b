namespace Boards.Tool;

/// <summary>The exit codes of the process.</summary>
internal static class ExitCode
{
    /// <summary>No errors; there may be warnings.</summary>
    public const int Fine = 0;

    /// <summary>Errors in the input. They are on standard error.</summary>
    public const int Errors = 1;

    /// <summary>The command line, or a file that it names, cannot be used.</summary>
    public const int WrongUse = 2;
}
