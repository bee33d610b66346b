using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Boards.Devicetree.Text;

namespace Boards.Tool;

/// <summary>
/// The form that editors and build tools understand: <c>file(line,column): error BRD0123: message</c>, and their number at the end.
/// </summary>
/// <param name="messages">Where they are written.</param>
internal sealed class TextDiagnostics(TextWriter messages) : DiagnosticWriter
{
    private static readonly Severity[] Severities = [Severity.Error, Severity.Warning, Severity.Info];

    private readonly Dictionary<Severity, int> _counts = [];

    /// <summary>The terminal that shows them; null if there is none.</summary>
    public Terminal? Terminal { get; init; }

    /// <summary>Whether information is counted, but not written.</summary>
    public bool HidesInformation { get; init; }

    /// <summary>Whether their number is written at the end.</summary>
    public bool IsCounted { get; init; }

    /// <inheritdoc/>
    public override void Write(Diagnostic diagnostic)
    {
        _counts[diagnostic.Severity] = _counts.GetValueOrDefault(diagnostic.Severity) + 1;
        if (HidesInformation && diagnostic.Severity == Severity.Info)
            return;
        messages.Write(Painted(diagnostic) + "\n");
        foreach (RelatedLocation related in diagnostic.Related)
            messages.Write($"{related.Location}: note: {related.Message}\n");
    }

    /// <inheritdoc/>
    public override void End()
    {
        string[] counts = [.. Severities.Where(_counts.ContainsKey).Select(severity => Counted(_counts[severity], Word(severity)))];
        if (IsCounted && counts.Length > 0)
            messages.Write($"boards: {string.Join(", ", counts)}{(HidesInformation && _counts.ContainsKey(Severity.Info) ? " hidden; --info shows them" : "")}\n");
    }

    private string Painted(Diagnostic diagnostic)
    {
        string text = diagnostic.ToString();
        string word = Word(diagnostic.Severity);
        string mark = $"{word} {diagnostic.Id}: ";
        int at = text.IndexOf(mark, StringComparison.Ordinal);
        if (Terminal is null || at < 0)
            return text;
        Colour colour = diagnostic.Severity switch { Severity.Error => Colour.Red, Severity.Warning => Colour.Yellow, _ => Colour.Cyan };
        return text[..at] + Terminal.Paint($"{word} {diagnostic.Id}", colour) + text[(at + mark.Length - 2)..];
    }

    private static string Word(Severity severity) => severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "info" };

    private static string Counted(int count, string word) => FormattableString.Invariant($"{count} {word}{(count == 1 ? "" : "s")}");
}
