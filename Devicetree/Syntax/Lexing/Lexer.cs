using System.Collections.Generic;
using Boards.Devicetree.Syntax.Files;
using Boards.Devicetree.Text;
using static Boards.Devicetree.Syntax.Characters;

namespace Boards.Devicetree.Syntax.Lexing;

/// <summary>
/// Splits text into tokens as the reference compiler's scanner does: the longest match wins, and the kind of a word
/// depends on the tokens before it (language notes, 1.1). It does not depend on the grammar.
/// </summary>
internal sealed partial class Lexer
{
    private readonly SourceMap _map;
    private readonly DiagnosticBag _diagnostics;
    private readonly IIncludeOpener _includes;
    private readonly Stack<(int Buffer, int Position)> _including = new();
    private SourceBuffer _buffer;
    private char[] _text;
    private int _bufferIndex;
    private int _position;
    private int _length;

    public Lexer(SourceMap map, int buffer, IIncludeOpener includes, DiagnosticBag diagnostics, int position = 0)
    {
        _map = map;
        _includes = includes;
        _diagnostics = diagnostics;
        _buffer = map.Buffer(buffer);
        _text = _buffer.Characters;
        Enter(buffer, position);
    }

    /// <summary>How the next word will be read.</summary>
    public LexerState State { get; private set; }

    /// <summary>Whether a buffer is the one that is being read.</summary>
    public bool IsIn(int buffer) => buffer == _bufferIndex;

    /// <summary>Continues at another place in another state. The place must be in the current file.</summary>
    public bool TryGoTo(int buffer, int position, LexerState state)
    {
        if (buffer != _bufferIndex)
            return false;
        _position = position;
        State = state;
        return true;
    }

    /// <summary>
    /// Reads the next token; at the end of the root file, always <see cref="TokenKind.EndOfFile"/>. The token is written in
    /// place: a processor waits before it can copy what has just been written in parts.
    /// </summary>
    public void Next(out Token token)
    {
        while (true)
        {
            SkipSpaceAndComments();
            if (_position >= _length)
            {
                if (_including.Count == 0)
                {
                    token = new Token(TokenKind.EndOfFile, _bufferIndex, _length, 0);
                    return;
                }

                (int buffer, int position) = _including.Pop();
                Enter(buffer, position);
                continue;
            }

            if (_text[_position] == '/' && TryInclude())
                continue;
            int start = _position;
            TokenKind kind = Scan();
            token = new Token(kind, _bufferIndex, start, _position - start);
            return;
        }
    }

    private void Enter(int buffer, int position)
    {
        _bufferIndex = buffer;
        _buffer = _map.Buffer(buffer);
        _text = _buffer.Characters;
        _length = _buffer.Length;
        _position = position;
    }

    // Ends the token at its end, and returns its kind.
    private TokenKind Scan()
    {
        char c = _text[_position];
        if (State == LexerState.Name)
        {
            int end = NameEnd();
            if (end > _position)
            {
                // A label with the same characters is a longer match, because it includes the colon, which names cannot contain.
                if (_text[end] == ':' && LabelEnd() is var label and > 0)
                    return Take(TokenKind.Label, label);
                State = LexerState.Value;
                return Take(TokenKind.Name, end);
            }
        }

        if (IsIdentifierStart(c))
            return ScanWord(c);
        if (IsDigit(c) && State == LexerState.Value)
            return Take(TokenKind.Integer, IntegerEnd(_position));
        if (State == LexerState.Bytes && IsHexDigit(c) && IsHexDigit(_text[_position + 1]))
            return Take(TokenKind.Byte, _position + 2);
        return ScanSymbol(c);
    }

    private TokenKind ScanWord(char c)
    {
        int label = LabelEnd();
        if (label > 0)
            return Take(TokenKind.Label, label);
        if (State == LexerState.Bytes)
        {
            bool isByte = IsHexDigit(c) && IsHexDigit(_text[_position + 1]);
            return isByte ? Take(TokenKind.Byte, _position + 2) : Take(TokenKind.Unknown, _position + 1);
        }

        int end = _position + 1;
        while (IsIdentifier(_text[end]))
            end++;
        return Take(TokenKind.Identifier, end);
    }

    private TokenKind ScanSymbol(char c)
    {
        char next = _text[_position + 1];
        switch (c)
        {
            case '{': State = LexerState.Name; return Take(TokenKind.OpenBrace);
            case '}': return Take(TokenKind.CloseBrace);
            case ';': State = LexerState.Name; return Take(TokenKind.Semicolon);
            case '[': State = LexerState.Bytes; return Take(TokenKind.OpenBracket);
            case ']': State = State == LexerState.Bytes ? LexerState.Value : State; return Take(TokenKind.CloseBracket);
            case '(': return Take(TokenKind.OpenParenthesis);
            case ')': return Take(TokenKind.CloseParenthesis);
            case ',': return Take(TokenKind.Comma);
            case '+': return Take(TokenKind.Plus);
            case '-': return Take(TokenKind.Minus);
            case '*': return Take(TokenKind.Star);
            case '%': return Take(TokenKind.Percent);
            case '^': return Take(TokenKind.Caret);
            case '~': return Take(TokenKind.Tilde);
            case '?': return Take(TokenKind.Question);
            case ':': return Take(TokenKind.Colon);
            case '<': return next == '<' ? TakeTwo(TokenKind.ShiftLeft) : next == '=' ? TakeTwo(TokenKind.LessOrEqual) : Take(TokenKind.Less);
            case '>': return next == '>' ? TakeTwo(TokenKind.ShiftRight) : next == '=' ? TakeTwo(TokenKind.GreaterOrEqual) : Take(TokenKind.Greater);
            case '=': return next == '=' ? TakeTwo(TokenKind.EqualEqual) : Take(TokenKind.Equal);
            case '!': return next == '=' ? TakeTwo(TokenKind.NotEqual) : Take(TokenKind.Exclamation);
            case '|': return next == '|' ? TakeTwo(TokenKind.OrOr) : Take(TokenKind.Bar);
            case '&': return ScanAmpersand(next);
            case '/': return ScanDirective();
            case '"': return ScanString();
            case '\'': return ScanCharacter();
            default: return ScanUnknown();
        }
    }

    private TokenKind Take(TokenKind kind) => Take(kind, _position + 1);

    private TokenKind TakeTwo(TokenKind kind) => Take(kind, _position + 2);

    private TokenKind Take(TokenKind kind, int end)
    {
        _position = end;
        return kind;
    }
}
