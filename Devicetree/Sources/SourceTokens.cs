using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Boards.Devicetree.Syntax.Files;
using Boards.Devicetree.Syntax.Lexing;
using Boards.Devicetree.Syntax.Preprocessing.Sources;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Sources;

/// <summary>
/// The tokens of a file as it is written: preprocessor directives are listed separately, macros are not expanded, and text that a
/// condition excludes is included. Made with the compiler's own lexers, once for each text.
/// </summary>
public sealed class SourceTokens
{
    private static readonly ConditionalWeakTable<SourceFile, SourceTokens> Known = new();

    private SourceTokens(SourceFile file)
    {
        File = file;
        PreparedSource prepared = PreparedSource.Of(file);
        CleanText clean = prepared.Text;
        char[] text = [.. file.Text, '\0', '\0'];
        if (text[0] == '\ufeff')
            text[0] = ' ';
        List<SourceDirective> directives = [];
        foreach (SourceItem item in prepared.Items)
        {
            if (item.Kind == DirectiveKind.None)
                continue;
            int start = clean.ToFile(item.Start);
            int end = Math.Min(item.End >= clean.Length ? file.Length : clean.ToFile(item.End), file.Length);
            directives.Add(new SourceDirective { Kind = item.Kind, Start = start, BodyStart = Math.Min(clean.ToFile(item.BodyStart), end), End = end, Tokens = TokensOf(item, clean) });
            for (int at = start; at < end; at++)
                text[at] = text[at] is '\n' or '\r' ? text[at] : ' ';
        }

        Directives = [.. directives];
        SourceMap map = new();
        int inclusion = map.Add(new Inclusion(file, -1, 0, 0));
        IncludeNames includes = new();
        int buffer = map.Add(new SourceBuffer(text, file.Length, [new Segment(0, inclusion, 0, -1)]));
        Lexer lexer = new(map, buffer, includes, new DiagnosticBag());
        List<SourceToken> tokens = [];
        lexer.Next(out Token token);
        for (; token.Kind != TokenKind.EndOfFile; lexer.Next(out token))
            tokens.Add(new SourceToken(token.Kind, token.Start, token.Length));
        Tokens = [.. tokens];
        Includes = [.. includes.Names];
        Comments = [.. FindComments()];
    }

    /// <summary>The file.</summary>
    public SourceFile File { get; }

    /// <summary>The tokens outside preprocessor directives.</summary>
    public ImmutableArray<SourceToken> Tokens { get; }

    /// <summary>The preprocessor directives.</summary>
    public ImmutableArray<SourceDirective> Directives { get; }

    /// <summary>The strings after <c>/include/</c>, with their quotes.</summary>
    public ImmutableArray<(int Start, int Length)> Includes { get; }

    /// <summary>The comments, with their delimiters.</summary>
    public ImmutableArray<(int Start, int Length)> Comments { get; }

    /// <summary>The tokens of a file.</summary>
    public static SourceTokens Of(SourceFile file) => Known.GetValue(file, static file => new SourceTokens(file));

    /// <summary>The text of a token.</summary>
    public string TextOf(in SourceToken token) => File.Text.Substring(token.Start, token.Length);

    /// <summary>The index of the last token that begins at an offset or before it; -1 if there is none.</summary>
    public int IndexAt(int offset)
    {
        int low = -1;
        int high = Tokens.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (Tokens[middle].Start <= offset)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }

    /// <summary>Whether an offset is within a comment.</summary>
    public bool IsInComment(int offset)
    {
        foreach ((int start, int length) in Comments)
        {
            bool isLine = File.Text[start + 1] == '/';
            if (offset > start && (offset < start + length || (isLine && offset == start + length)))
                return true;
        }

        return false;
    }

    /// <summary>The directive at an offset, or null.</summary>
    public SourceDirective? DirectiveAt(int offset)
    {
        foreach (SourceDirective directive in Directives)
        {
            if (directive.Start <= offset && (offset < directive.End || (offset == directive.End && offset == File.Length)))
                return directive;
        }

        return null;
    }

    private static ImmutableArray<SourceToken> TokensOf(SourceItem item, CleanText clean)
    {
        List<SourceToken> tokens = [];
        foreach (PpToken token in PpLexer.ScanLine(clean, item.BodyStart, item.End))
        {
            TokenKind kind = token.Kind switch
            {
                PpTokenKind.Identifier => TokenKind.Identifier,
                PpTokenKind.Number => TokenKind.Integer,
                PpTokenKind.String => TokenKind.String,
                PpTokenKind.Character => TokenKind.Character,
                PpTokenKind.Punctuator => TokenKind.Equal,
                _ => TokenKind.Unknown,
            };
            tokens.Add(new SourceToken(kind, token.Offset, token.Length));
        }

        return [.. tokens];
    }

    // Text between tokens and directives is white space or a comment.
    private IEnumerable<(int Start, int Length)> FindComments()
    {
        string text = File.Text;
        int token = 0;
        int include = 0;
        int directive = 0;
        int inner = 0;
        for (int at = 0; at < text.Length;)
        {
            while (token < Tokens.Length && Tokens[token].End <= at)
                token++;
            while (include < Includes.Length && Includes[include].Start + Includes[include].Length <= at)
                include++;
            while (directive < Directives.Length && Directives[directive].End <= at)
                (directive, inner) = (directive + 1, 0);
            if (token < Tokens.Length && Tokens[token].Start <= at)
            {
                at = Tokens[token].End;
                continue;
            }

            if (include < Includes.Length && Includes[include].Start <= at)
            {
                at = Includes[include].Start + Includes[include].Length;
                continue;
            }

            if (directive < Directives.Length && Directives[directive].Start <= at)
            {
                ImmutableArray<SourceToken> own = Directives[directive].Tokens;
                while (inner < own.Length && own[inner].End <= at)
                    inner++;
                if (inner < own.Length && own[inner].Start <= at)
                {
                    at = own[inner].End;
                    continue;
                }
            }

            bool isComment = text[at] == '/' && at + 1 < text.Length && text[at + 1] is '*' or '/';
            if (!isComment)
            {
                at++;
                continue;
            }

            int end = text[at + 1] == '*' ? text.IndexOf("*/", at + 2, StringComparison.Ordinal) : text.IndexOf('\n', at);
            end = end < 0 ? text.Length : text[at + 1] == '*' ? end + 2 : end;
            if (text[at + 1] == '/' && end > at + 2 && text[end - 1] == '\r')
                end--;
            yield return (at, end - at);
            at = end;
        }
    }

    private sealed class IncludeNames : IIncludeOpener
    {
        public List<(int Start, int Length)> Names { get; } = [];

        public int Open(TextSpan path, int depth)
        {
            Names.Add((path.Start, path.Length));
            return -1;
        }
    }
}
