using System;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Lexing;

/// <summary>The tokens of a source, one after another: the current one, the one before it, and the text around them.</summary>
internal sealed class TokenCursor
{
    private readonly SourceMap _map;
    private readonly Lexer _lexer;
    private Token _current;
    private Token _previous;

    /// <param name="map">The texts.</param>
    /// <param name="lexer">Reads one of them.</param>
    public TokenCursor(SourceMap map, Lexer lexer)
    {
        _map = map;
        _lexer = lexer;
    }

    /// <summary>The current token. The reference is to that of the next one after <see cref="Advance"/>.</summary>
    public ref readonly Token Current => ref _current;

    /// <summary>The token before the current one.</summary>
    public ref readonly Token Previous => ref _previous;

    /// <summary>The kind of the current token.</summary>
    public TokenKind Kind => Current.Kind;

    /// <summary>The text that the current token is in. It ends with a NUL.</summary>
    public char[] Text => _map.Buffer(Current.Buffer).Characters;

    /// <summary>The length of <see cref="Text"/> without the NUL.</summary>
    public int TextLength => _map.Buffer(Current.Buffer).Length;

    /// <summary>The first character of the current token.</summary>
    public char First => Text[Current.Start];

    /// <summary>Whether the current token is on another line than the one before it, or in another file.</summary>
    public bool IsOnNewLine =>
        Current.Buffer != Previous.Buffer || _map.TextOf(Previous.Span.To(Current.Span)).IndexOf('\n') >= 0;

    /// <summary>The place just after the previous token, where something is missing.</summary>
    public TextSpan Gap => Previous.Span.After;

    public void Advance()
    {
        _previous = _current;
        _lexer.Next(out _current);
    }

    public bool TryTake(TokenKind kind)
    {
        if (Current.Kind != kind)
            return false;
        Advance();
        return true;
    }

    public Place PlaceOf(in Token token) => _map.PlaceOf(token.Span);

    public Place PlaceOf(TextSpan span) => _map.PlaceOf(span);

    /// <summary>The location of a token in the definition of the macro that it comes from, and the macro's name; null for other text.</summary>
    public (SourceLocation At, string Macro)? DefinitionOf(in Token token) => _map.DefinitionOf(token.Span);

    public ReadOnlySpan<char> TextOf(TextSpan span) => _map.TextOf(span);

    public string TextOf(in Token token) => _map.TextOf(token.Span).ToString();

    /// <summary>The buffer that a token is in.</summary>
    public SourceBuffer BufferOf(in Token token) => _map.Buffer(token.Buffer);

    /// <summary>Whether the next token is read from the same file as an earlier token: an included file may have ended after it.</summary>
    public bool IsInCurrentFile(in Token token) => _lexer.IsIn(token.Buffer);

    /// <summary>Continues at a token of the current file, so that it is read next. The current token stays as it is.</summary>
    /// <returns>Whether the token is in the current file.</returns>
    public bool TryGoTo(in Token token, LexerState state) => _lexer.TryGoTo(token.Buffer, token.Start, state);

    /// <summary>Reads text at or before the current token as a directive, after which the next token is read.</summary>
    /// <returns>Whether the text is in the current file.</returns>
    public bool TryReadAs(TextSpan text, TokenKind directive, LexerState state)
    {
        if (!_lexer.TryGoTo(text.Buffer, text.Start + text.Length, state))
            return false;
        _current = new Token(directive, text.Buffer, text.Start, text.Length);
        return true;
    }

    /// <summary>Moves the end of the current token backward or forward; the next token is read from there.</summary>
    /// <returns>Whether the token is in the current file.</returns>
    public bool TryCut(int end, LexerState state)
    {
        if (!_lexer.TryGoTo(Current.Buffer, end, state))
            return false;
        _current = new Token(TokenKind.Unknown, Current.Buffer, Current.Start, end - Current.Start);
        return true;
    }

    /// <summary>Goes back to an earlier token that ended too late, and continues at its new end.</summary>
    public void CutBack(in Token token, LexerState state)
    {
        _lexer.TryGoTo(token.Buffer, token.Start + token.Length, state);
        _current = token;
        Advance();
    }

    /// <summary>Goes back to a label after an item of a value, because it is a label of the definition that follows.</summary>
    /// <returns>Whether the label is in the current file.</returns>
    public bool TryGoBack(in Token item, in Token label)
    {
        if (!TryGoTo(label, LexerState.Name))
            return false;
        _current = item;
        Advance();
        return true;
    }

    /// <summary>Reads the current token again as the beginning of a definition, where a word is a name, not a value.</summary>
    /// <returns>Whether the token is in the current file.</returns>
    public bool TryReadAsName()
    {
        if (Current.Kind == TokenKind.EndOfFile)
            return true;
        if (!TryGoTo(Current, LexerState.Name))
            return false;
        _lexer.Next(out _current);
        return true;
    }
}
