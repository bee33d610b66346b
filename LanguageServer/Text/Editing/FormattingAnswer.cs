using System;
using System.IO;
using Boards.Devicetree.Formatting;
using Boards.LanguageServer.Protocol;

namespace Boards.LanguageServer.Text.Editing;

/// <summary>Formats a source in the style of Linux.</summary>
internal static class FormattingAnswer
{
    /// <summary>
    /// The change; empty if the source is already formatted; null if the file is not a devicetree source, or has a
    /// string, comment or parenthesis without an end.
    /// </summary>
    public static TextEdit[]? Of(Question question)
    {
        string text = question.File.Text;
        if (Path.GetExtension(question.Path) is not (".dts" or ".dtsi" or ".dtso") || SourceFormatter.Format(text) is not { } formatted)
            return null;

        // Only the lines from the first to the last that change are replaced, so that marks in the others are kept.
        int start = text.AsSpan().CommonPrefixLength(formatted);
        if (start == text.Length && start == formatted.Length)
            return [];
        start = text.AsSpan(0, start).LastIndexOf('\n') + 1;
        int end = 0;
        int most = Math.Min(text.Length, formatted.Length) - start;
        while (end < most && text[^(end + 1)] == formatted[^(end + 1)])
            end++;
        int line = text.IndexOf('\n', text.Length - end);
        end = line < 0 ? 0 : text.Length - line - 1;
        return [new TextEdit(question.RangeOf(start, text.Length - start - end), formatted[start..^end])];
    }
}
