using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Boards.Devicetree.Formatting;

/// <summary>
/// Formats a devicetree source as Linux does (its "DTS coding style"): a tab for each level, one property per line, one space
/// around <c>=</c>, an empty line before a subnode, and continuation lines of a value aligned with its beginning.
/// </summary>
/// <remarks>
/// Only white space between the pieces of the source changes. Strings, parentheses, the arguments of macros,
/// preprocessor directives and the order of everything stay as they are, so the source compiles to the same devicetree.
/// A source that is already formatted stays as it is.
/// </remarks>
public static class SourceFormatter
{
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>Formats a source.</summary>
    /// <param name="text">The source, with any line ends.</param>
    /// <returns>
    /// The source with the line ends of its first line; null if it cannot be split into words: a string, comment or
    /// parenthesis has no end, a backslash is in a word, or a string has several lines in a file with both kinds of line ends.
    /// </returns>
    public static string? Format(string text)
    {
        if (text.Length > 0 && text[0] == ByteOrderMark)
            return Format(text.Substring(1)) is { } rest ? ByteOrderMark + rest : null;
        string ending = text.IndexOf('\n') is > 0 and int feed && text[feed - 1] == '\r' ? "\r\n" : "\n";
        string source = text.Replace("\r\n", "\n");
        if (PieceReader.Read(source) is not { } pieces)
            return null;

        // Line ends within a string are part of it, so they cannot be made equal.
        bool isMixed = source.Replace("\n", ending) != text;
        if (isMixed && pieces.Any(static piece => piece.Kind == PieceKind.Quoted && piece.Text.IndexOf('\n') >= 0))
            return null;
        string formatted = new LayoutWriter(pieces).Write();

        // Ensures for every source that only white space has changed.
        return PieceReader.Read(formatted) is { } written && pieces.Select(Essence).SequenceEqual(written.Select(Essence), StringComparer.Ordinal)
            ? formatted.Replace("\n", ending)
            : null;
    }

    // The lines of a comment may have a new indentation.
    private static string Essence(Piece piece) => piece.IsComment ? string.Concat(piece.Text.Where(static c => !char.IsWhiteSpace(c))) : piece.Text;
}
