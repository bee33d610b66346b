using System.Text.RegularExpressions;

namespace Boards.LanguageServer.Actions;

/// <summary>What a diagnostic suggests instead of what is written at its place. Every message that has a suggestion ends with the same question.</summary>
internal static partial class Suggestion
{
    /// <summary>The text that is suggested; null if there is none.</summary>
    public static string? In(string message) => Question().Match(message) is { Success: true } found
        ? found.Groups["text"].Value is { Length: > 0 } quoted ? quoted : found.Groups["number"].Value
        : null;

    [GeneratedRegex("""did you mean ('(?<text>[^']+)'\?|(?<text>/[a-z0-9-]+/)\?|(?<text>&[A-Za-z_][A-Za-z0-9_]*|&\{[^}]+\})\?|(?<number>[0-9]+)[?,])""", RegexOptions.CultureInvariant)]
    private static partial Regex Question();
}
