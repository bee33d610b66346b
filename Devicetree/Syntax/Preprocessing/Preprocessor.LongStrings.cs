using System.Collections.Generic;
using Boards.Devicetree.Syntax.Preprocessing.Sources;

namespace Boards.Devicetree.Syntax.Preprocessing;

/// <summary>
/// Strings over several lines. For gcc, a quote without a matching quote on the same line is one token with the rest
/// of that line, and the lines after it are tokens like any others: white space and comments between two tokens become
/// one space, the first token of a line keeps its column, and nothing follows the last one. For the devicetree
/// compiler, all of it is part of the string.
/// </summary>
internal sealed partial class Preprocessor
{
    private bool _inLongString;

    // The line of the file with the last tokens in the output.
    private long _printedLine;

    // Copies up to the quote that ends the string, or to the end of the text or of the tokens that an expansion took from it.
    private void CopyLongString(FileReader reader)
    {
        SourceItem item = reader.Current;
        CleanText clean = reader.Source.Text;
        char[] text = clean.Characters;
        while (!reader.AtEnd && reader.Current == item && CopySpace(reader, item) is var at && at < item.End)
        {
            PpTokenKind kind = PpLexer.Scan(text, at, out int end);
            end = kind == PpTokenKind.Other ? WithoutReturn(text, end) : end;
            reader.Position = end;
            if (kind == PpTokenKind.Identifier && _macros.Find(text, at, end - at) is { } macro)
            {
                _expander.ExpandAt(reader, at, macro);
                continue;
            }

            _output.AppendVerbatim(clean, at, end, reader.Inclusion);
            if (kind == PpTokenKind.Other && text[at] == '"')
            {
                _inLongString = false;
                return;
            }
        }
    }

    // An unmatched quote is one token with the rest of its line; the carriage return of a Windows line end is not part of it.
    private static int WithoutReturn(char[] text, int end) => text[end] == '\n' && text[end - 1] == '\r' ? end - 1 : end;

    // Copies white space and comments before a token, and returns its offset. The first token of a line has as
    // many line feeds before it as the file has since the first token of the previous line, including those in
    // comments, arguments, continued lines and directives.
    private int CopySpace(FileReader reader, SourceItem item)
    {
        char[] text = reader.Text;
        List<int> feeds = [];
        int at = reader.Position;

        // Text that begins after a directive begins a line.
        if (at == item.Start && at > 0)
            feeds.Add(at - 1);
        while (at < item.End)
        {
            int end = text[at] == '/' && text[at + 1] is '/' or '*' ? PpLexer.CommentEnd(text, at, item.End) : PpLexer.SkipSpace(text, at, at + 1);
            if (end == at)
                break;
            if (text[at] == '\n')
                feeds.Add(at);
            at = end;
        }

        if (at < item.End && feeds.Count > 0)
        {
            long line = reader.LineAt(at);
            for (; _printedLine < line - feeds.Count; _printedLine++)
                _output.AppendVerbatim(reader.Source.Text, feeds[0], feeds[0] + 1, reader.Inclusion);
            foreach (int feed in feeds)
                _output.AppendVerbatim(reader.Source.Text, feed, feed + 1, reader.Inclusion);
            _printedLine = line;
            reader.Position = feeds[feeds.Count - 1] + 1;
        }

        int spaces = feeds.Count > 0 ? at - reader.Position : at > reader.Position ? 1 : 0;
        for (int i = 0; i < spaces && at < item.End; i++)
            _output.AppendSpace();
        reader.Position = at;
        return at;
    }
}
