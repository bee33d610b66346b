using System;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Sources;
using Boards.Devicetree.Syntax.Lexing;
using Boards.LanguageServer.Text.Syntax;

namespace Boards.LanguageServer.Text.Editing;

/// <summary>The place of a word in a source, as far as completion needs it.</summary>
/// <param name="Kind">What may be written there.</param>
/// <param name="Start">Where the word begins.</param>
/// <param name="Block">The block around it.</param>
/// <param name="Property">The name of the property whose value contains it, or null.</param>
/// <param name="Text">The part of a path or a string before the cursor.</param>
internal sealed record CompletionPlace(CompletionKind Kind, int Start, SourceBlock Block, string? Property = null, string Text = "")
{
    /// <summary>The place at an offset.</summary>
    public static CompletionPlace At(Question question, int offset)
    {
        string text = question.File.Text;
        SourceBlock block = question.Outline.BlockAt(offset);
        CompletionPlace None() => new(CompletionKind.None, offset, block);
        if (question.Tokens.IsInComment(offset))
            return None();
        int line = text.LastIndexOf('\n', Math.Max(offset - 1, 0)) + 1;
        line = Math.Min(line, offset);
        string before = text[line..offset];
        if (Directive(question, block, before, line, offset) is { } directive)
            return directive;
        (string? property, int valueStart) = PropertyAt(question, block, offset);
        if (StringAt(question, offset) is { } start)
        {
            string content = text[start..offset];
            string opening = text[(text.LastIndexOf('\n', start - 1) + 1)..(start - 1)].Replace(" ", "", StringComparison.Ordinal);
            bool isInclude = opening.EndsWith("/include/", StringComparison.Ordinal) || opening.EndsWith("/incbin/(", StringComparison.Ordinal);
            return isInclude
                ? new CompletionPlace(CompletionKind.QuotedFile, start + content.LastIndexOf('/') + 1, block, null, content)
                : new CompletionPlace(CompletionKind.String, start, block, property, content);
        }

        int word = WordStart(text, offset, IsNameCharacter);
        int identifier = WordStart(text, offset, static c => char.IsAsciiLetterOrDigit(c) || c == '_');
        if (identifier > 0 && text[identifier - 1] == '&')
            return new CompletionPlace(CompletionKind.Label, identifier, block, property);
        int brace = text.LastIndexOf("&{", Math.Max(offset - 1, 0), StringComparison.Ordinal);
        if (brace >= line && text.IndexOfAny(['}', '\n', ' ', '\t'], brace, offset - brace) < 0)
        {
            string path = text[(brace + 2)..offset];
            return new CompletionPlace(CompletionKind.Path, brace + 2 + path.LastIndexOf('/') + 1, block, property, path);
        }

        // "/del": a word after a slash that is not a division.
        if (word > 0 && text[word - 1] == '/' && text[line..(word - 1)].TrimEnd() is "" or [.., '=' or ',' or ':' or ';' or '{' or '}'])
            return new CompletionPlace(CompletionKind.Directive, word - 1, block, property);
        int last = question.Tokens.IndexAt(word - 1);
        TokenKind previous = last < 0 || question.Tokens.Tokens[last].Start >= word ? TokenKind.EndOfFile : question.Tokens.Tokens[last].Kind;
        if (previous == TokenKind.DeleteNode)
            return new CompletionPlace(CompletionKind.DeletedNode, word, block);
        if (previous == TokenKind.DeleteProperty)
            return new CompletionPlace(CompletionKind.DeletedProperty, word, block);
        if (property is null)
            return new CompletionPlace(CompletionKind.Name, word, block);
        string value = text[valueStart..offset];
        return new CompletionPlace(value.Count(static c => c == '<') > value.Count(static c => c == '>') ? CompletionKind.Cell : CompletionKind.Value, identifier, block, property);
    }

    private static bool IsNameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or ',' or '.' or '+' or '?' or '#' or '-' or '@';

    private static int WordStart(string text, int offset, Func<char, bool> isPart)
    {
        int start = offset;
        while (start > 0 && isPart(text[start - 1]))
            start--;
        return start;
    }

    private static CompletionPlace? Directive(Question question, SourceBlock block, string before, int line, int offset)
    {
        string trimmed = before.TrimStart();
        if (!trimmed.StartsWith('#'))
            return null;
        string rest = trimmed[1..].TrimStart();
        int word = WordStart(question.File.Text, offset, static c => char.IsAsciiLetterOrDigit(c) || c == '_');
        if (rest.StartsWith("include", StringComparison.Ordinal) && rest.IndexOfAny(['"', '<']) is >= 0 and int open)
        {
            string path = rest[(open + 1)..];
            return path.IndexOfAny(['"', '>']) >= 0
                ? new CompletionPlace(CompletionKind.None, offset, block)
                : new CompletionPlace(rest[open] == '"' ? CompletionKind.QuotedFile : CompletionKind.BracketedFile, offset - path.Length + path.LastIndexOf('/') + 1, block, null, path);
        }

        // "#add" may be the beginning of a directive or of a property.
        if (rest.All(char.IsAsciiLetter))
            return block.Open < 0 ? new CompletionPlace(CompletionKind.Preprocessor, word, block) : null;
        string directive = rest.Split(' ', '\t')[0];
        return directive switch
        {
            "if" or "ifdef" or "ifndef" or "elif" or "undef" or "define" => new CompletionPlace(CompletionKind.MacroName, word, block),
            "include" or "error" or "warning" or "pragma" or "line" or "else" or "endif" => new CompletionPlace(CompletionKind.None, offset, block),
            _ => null,
        };
    }

    // The property whose value contains an offset, and where the value begins.
    private static (string? Name, int Start) PropertyAt(Question question, SourceBlock block, int offset)
    {
        ImmutableArray<SourceToken> tokens = question.Tokens.Tokens;
        foreach (SourceStatement statement in block.Statements)
        {
            bool isEnded = statement.End <= offset && question.File.Text[statement.End - 1] == ';';
            bool hasValue = statement.First < tokens.Length && tokens[statement.First].Kind == TokenKind.Equal && tokens[statement.First].End <= offset;
            bool isLast = statement.End <= offset && question.File.Text.AsSpan(statement.End, offset - statement.End).Trim() is "";
            if (statement.IsProperty && hasValue && !isEnded && (offset <= statement.End || isLast))
                return (question.Tokens.TextOf(statement.Name), tokens[statement.First].End);
        }

        return (null, offset);
    }

    // Where the text of the string at an offset begins; an unterminated string extends to the end of the line.
    private static int? StringAt(Question question, int offset)
    {
        foreach ((int start, int length) in question.Tokens.Includes)
        {
            if (offset > start && offset < start + length)
                return start + 1;
        }

        int index = question.Tokens.IndexAt(offset - 1);
        if (index < 0)
            return null;
        SourceToken token = question.Tokens.Tokens[index];
        bool isInside = token.Kind == TokenKind.String ? offset < token.End : token.Kind == TokenKind.UnterminatedString && question.File.Text[token.Start] == '"' && question.File.Text.IndexOf('\n', token.Start, offset - token.Start) < 0;
        return isInside && offset > token.Start ? token.Start + 1 : null;
    }
}
