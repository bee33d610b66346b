using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using Boards.Devicetree.Text;
using static Boards.Devicetree.Syntax.Characters;

namespace Boards.Devicetree.Syntax.Preprocessing.Sources;

/// <summary>
/// A file split into directives and the text between them. Made once for each file, however often and by
/// however many compilations it is included.
/// </summary>
internal sealed class PreparedSource
{
    private static readonly ConditionalWeakTable<SourceFile, PreparedSource> Prepared = new();

    private static readonly (string Word, DirectiveKind Kind)[] Words =
    [
        ("define", DirectiveKind.Define), ("undef", DirectiveKind.Undefine), ("include", DirectiveKind.Include),
        ("include_next", DirectiveKind.IncludeNext), ("import", DirectiveKind.Import), ("if", DirectiveKind.If),
        ("ifdef", DirectiveKind.IfDefined), ("ifndef", DirectiveKind.IfNotDefined), ("elif", DirectiveKind.Elif),
        ("elifdef", DirectiveKind.ElifDefined), ("elifndef", DirectiveKind.ElifNotDefined), ("else", DirectiveKind.Else),
        ("endif", DirectiveKind.EndIf), ("error", DirectiveKind.Error), ("warning", DirectiveKind.Warning),
        ("pragma", DirectiveKind.Pragma), ("line", DirectiveKind.Line), ("assert", DirectiveKind.Assert),
        ("unassert", DirectiveKind.Unassert), ("ident", DirectiveKind.Identification), ("sccs", DirectiveKind.Identification),
    ];

    private readonly List<SourceItem> _items = [];

    private PreparedSource(SourceFile file, CancellationToken cancel)
    {
        Text = new CleanText(file);
        Cut(cancel);
    }

    public CleanText Text { get; }

    /// <summary>Directives and texts in order, without gaps.</summary>
    public IReadOnlyList<SourceItem> Items => _items;

    /// <summary>The offset of a comment that has no end, or -1.</summary>
    public int UnterminatedComment { get; private set; } = -1;

    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was requested.</exception>
    public static PreparedSource Of(SourceFile file, CancellationToken cancel = default) => Prepared.TryGetValue(file, out PreparedSource? known) ? known
        : Prepared.GetValue(file, file => new PreparedSource(file, cancel));

    private void Cut(CancellationToken cancel)
    {
        char[] text = Text.Characters;
        int textStart = 0;
        for (int at = 0; at < Text.Length;)
        {
            cancel.ThrowIfCancellationRequested();

            // At the beginning of a line, outside of comments.
            int hash = PpSpace(text, at);
            DirectiveKind kind = text[hash] == '#' && hash < Text.Length ? KindAt(text, hash, out _) : DirectiveKind.None;
            int end = LineEnd(text, kind == DirectiveKind.None ? at : hash + 1);
            if (kind != DirectiveKind.None)
            {
                if (hash > textStart)
                    _items.Add(new SourceItem(textStart, hash, DirectiveKind.None, 0));
                _ = KindAt(text, hash, out int bodyStart);
                _items.Add(new SourceItem(hash, end, kind, bodyStart));
                textStart = end;
            }

            at = end;
        }

        if (Text.Length > textStart)
            _items.Add(new SourceItem(textStart, Text.Length, DirectiveKind.None, 0));
    }

    // Skips blanks and comments before the first token of a line; a comment may continue on another line.
    private int PpSpace(char[] text, int at)
    {
        while (at < Text.Length)
        {
            if (text[at] != '\n' && (IsSpace(text[at]) || text[at] == '\0'))
                at++;
            else if (text[at] == '/' && text[at + 1] == '*')
                at = PpLexer.CommentEnd(text, at, Text.Length);
            else
                break;
        }

        return at;
    }

    // The offset after the line feed that ends the line: not one within a comment.
    private int LineEnd(char[] text, int at)
    {
        while (at < Text.Length)
        {
            int mark = text.AsSpan(at, Text.Length - at).IndexOfAny("\n/\"'".AsSpan());
            at = mark < 0 ? Text.Length : at + mark;
            if (at >= Text.Length)
                break;
            switch (text[at])
            {
                case '\n':
                    return at + 1;
                case '"' or '\'':
                    PpLexer.Scan(text, at, out at);
                    break;
                case '/' when text[at + 1] is '*' or '/':
                    int end = PpLexer.CommentEnd(text, at, Text.Length);
                    bool closed = text[at + 1] == '/' || (end - at >= 4 && text[end - 1] == '/' && text[end - 2] == '*');
                    if (!closed && UnterminatedComment < 0)
                        UnterminatedComment = at;
                    at = end;
                    break;
                default:
                    at++;
                    break;
            }
        }

        return Text.Length;
    }

    private DirectiveKind KindAt(char[] text, int hash, out int bodyStart)
    {
        int start = PpSpace(text, hash + 1);
        int end = start;
        while (IsIdentifier(text[end]))
            end++;
        bodyStart = end;
        if (text[start] == '\n' || (text[start] == '/' && text[start + 1] == '/'))
            return DirectiveKind.Null;
        ReadOnlySpan<char> word = text.AsSpan(start, end - start);
        foreach ((string known, DirectiveKind kind) in Words)
        {
            if (word.SequenceEqual(known.AsSpan()))
                return kind;
        }

        return DirectiveKind.None;
    }
}
