using System;
using System.IO;
using System.Linq;
using Boards.Devicetree.Text;

namespace Boards.Tool;

/// <summary>
/// GitHub's workflow commands, which show a diagnostic at its line in a pull request:
/// <c>::error file=FILE,line=1,col=2::message</c>.
/// </summary>
internal sealed class GitHubDiagnostics(TextWriter messages) : DiagnosticWriter
{
    /// <inheritdoc/>
    public override void Write(Diagnostic diagnostic)
    {
        SourceLocation at = diagnostic.Location;
        string place = at.IsKnown
            ? FormattableString.Invariant($" file={Property(at.Path)},line={at.From.Line + 1},col={at.From.Column + 1}")
            : "";

        // A command has one place, so the others are in its message.
        string[] lines = [$"{diagnostic.Id}: {diagnostic.Message}", .. diagnostic.Related.Select(static related => $"{related.Location}: note: {related.Message}")];
        messages.Write($"::{Command(diagnostic.Severity)}{place}::{Data(string.Join('\n', lines))}\n");
    }

    private static string Command(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "notice",
    };

    private static string Data(string text) => text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
