using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Sources;
using Boards.Devicetree.Syntax.Lexing;
using Boards.Devicetree.Syntax.Preprocessing.Sources;
using Boards.LanguageServer.Protocol;
using Boards.LanguageServer.Text.Syntax;

namespace Boards.LanguageServer.Text.Structure;

/// <summary>The meaning of each token, for its colour.</summary>
internal static class SemanticTokensAnswer
{
    /// <summary>The tokens of a document, or of a part of it.</summary>
    public static SemanticTokens Of(Question question, TextRange? range = null)
    {
        List<(int Start, int Length, int Type, int Modifiers)> tokens = [.. Find(question)];
        tokens.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        int from = range is { } wanted ? question.Lines.OffsetOf(wanted.Start) : 0;
        int to = range is { } limit ? question.Lines.OffsetOf(limit.End) : question.File.Length;
        List<int> data = [];
        Position last = new(0, 0);
        foreach ((int start, int length, int type, int modifiers) in tokens.Where(token => token.Start + token.Length > from && token.Start < to).SelectMany(token => Lines(question, token)))
        {
            Position at = question.Lines.PositionOf(start);
            data.AddRange([at.Line - last.Line, at.Line == last.Line ? at.Character - last.Character : at.Character, length, type, modifiers]);
            last = at;
        }

        return new SemanticTokens([.. data]);
    }

    // In the protocol, a token must be on one line.
    private static IEnumerable<(int Start, int Length, int Type, int Modifiers)> Lines(Question question, (int Start, int Length, int Type, int Modifiers) token)
    {
        int end = token.Start + token.Length;
        for (int at = token.Start; at < end;)
        {
            int line = question.Lines.PositionOf(at).Line;
            int stop = Math.Min(end, question.Lines.EndOf(line));
            if (stop > at)
                yield return token with { Start = at, Length = stop - at };
            int next = question.Lines.StartOf(line + 1);
            at = next > at ? next : end;
        }
    }

    private static IEnumerable<(int Start, int Length, int Type, int Modifiers)> Find(Question question)
    {
        SourceTokens file = question.Tokens;
        foreach ((int start, int length) in file.Comments)
            yield return (start, length, SemanticTokenTypes.Comment, 0);
        foreach ((int start, int length) in file.Includes)
            yield return (start, length, SemanticTokenTypes.String, 0);
        foreach (SourceDirective directive in file.Directives)
        {
            if (directive.BodyStart > directive.Start)
                yield return (directive.Start, directive.BodyStart - directive.Start, SemanticTokenTypes.Keyword, 0);
            for (int i = 0; i < directive.Tokens.Length; i++)
            {
                SourceToken token = directive.Tokens[i];
                bool isInclude = directive.Kind is DirectiveKind.Include or DirectiveKind.IncludeNext or DirectiveKind.Import;
                int? type = isInclude ? SemanticTokenTypes.String : token.Kind == TokenKind.Identifier && question.File.Text.AsSpan(token.Start, token.Length) is "defined" ? SemanticTokenTypes.Keyword : TypeOf(token.Kind);
                if (type is { } known)
                    yield return (token.Start, token.Length, known, i == 0 && directive.Kind == DirectiveKind.Define ? SemanticTokenTypes.Definition : 0);
            }
        }

        Dictionary<int, int> names = [];
        foreach (SourceBlock block in question.Outline.Blocks())
        {
            if (block.Name is { Kind: TokenKind.Name or TokenKind.Identifier or TokenKind.Slash } name)
                names[name.Start] = SemanticTokenTypes.Node;
            foreach (SourceStatement statement in block.Statements.Where(static s => s.IsProperty))
                names[statement.Name.Start] = SemanticTokenTypes.Property;
        }

        for (int i = 0; i < file.Tokens.Length; i++)
        {
            SourceToken token = file.Tokens[i];
            bool isDeleted = i > 0 && token.Kind == TokenKind.Name && file.Tokens[i - 1].Kind is TokenKind.DeleteNode or TokenKind.DeleteProperty;
            int? type = names.TryGetValue(token.Start, out int named) ? named : isDeleted ? file.Tokens[i - 1].Kind == TokenKind.DeleteNode ? SemanticTokenTypes.Node : SemanticTokenTypes.Property : TypeOf(token.Kind);
            if (type is { } known)
                yield return (token.Start, token.Length, known, token.Kind == TokenKind.Label ? SemanticTokenTypes.Definition : 0);
        }
    }

    private static int? TypeOf(TokenKind kind) => kind switch
    {
        TokenKind.String or TokenKind.UnterminatedString => SemanticTokenTypes.String,
        TokenKind.Integer or TokenKind.Character or TokenKind.Byte => SemanticTokenTypes.Number,
        TokenKind.Label or TokenKind.LabelReference or TokenKind.PathReference => SemanticTokenTypes.Label,
        TokenKind.Identifier => SemanticTokenTypes.Macro,
        TokenKind.Name => SemanticTokenTypes.Property,
        TokenKind.Version or TokenKind.Plugin or TokenKind.MemoryReserve or TokenKind.Bits or TokenKind.DeleteNode or TokenKind.DeleteProperty or TokenKind.OmitIfNoReference or TokenKind.IncludeBinary => SemanticTokenTypes.Keyword,
        >= TokenKind.Plus and not (TokenKind.Less or TokenKind.Greater) => SemanticTokenTypes.Operator,
        _ => null,
    };
}
