using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Boards.Devicetree.Sources;
using Boards.Devicetree.Syntax.Lexing;
using Boards.Devicetree.Text;

namespace Boards.LanguageServer.Text.Syntax;

/// <summary>
/// The blocks and properties of a file as it is written. Every text has an outline: if the end of a part is
/// missing, it ends where the next part begins.
/// </summary>
internal sealed class SourceOutline
{
    private static readonly ConditionalWeakTable<SourceFile, SourceOutline> Known = new();

    private readonly ImmutableArray<SourceToken> _tokens;
    private SourceBlock _open;
    private int _at;

    private SourceOutline(SourceFile file)
    {
        Tokens = SourceTokens.Of(file);
        _tokens = Tokens.Tokens;
        Root = _open = new SourceBlock(null, 0, [], null, -1) { End = file.Length };
        while (_at < _tokens.Length)
            Read();
        for (SourceBlock? block = _open; block is not null; block = block.Parent)
            block.End = file.Length;
    }

    /// <summary>The tokens.</summary>
    public SourceTokens Tokens { get; }

    /// <summary>The file as a block.</summary>
    public SourceBlock Root { get; }

    /// <summary>The outline of a file.</summary>
    public static SourceOutline Of(SourceFile file) => Known.GetValue(file, static file => new SourceOutline(file));

    /// <summary>The innermost block whose braces contain an offset.</summary>
    public SourceBlock BlockAt(int offset)
    {
        SourceBlock block = Root;
        while (block.Blocks.Find(inner => inner.Holds(offset)) is { } inner)
            block = inner;
        return block;
    }

    /// <summary>The statement at an offset, or just before it; null if there is none.</summary>
    public SourceStatement? StatementAt(int offset) =>
        BlockAt(offset).Statements.Find(statement => statement.Start <= offset && offset <= statement.End);

    /// <summary>All blocks, outer ones first.</summary>
    public IEnumerable<SourceBlock> Blocks()
    {
        Stack<SourceBlock> rest = new([Root]);
        while (rest.TryPop(out SourceBlock? block))
        {
            yield return block;
            for (int i = block.Blocks.Count - 1; i >= 0; i--)
                rest.Push(block.Blocks[i]);
        }
    }

    private TokenKind KindAt(int index) => index < _tokens.Length ? _tokens[index].Kind : TokenKind.EndOfFile;

    private void Read()
    {
        int first = _at;
        List<SourceToken> labels = [];
        while (KindAt(_at) is TokenKind.Label or TokenKind.OmitIfNoReference)
        {
            if (KindAt(_at) == TokenKind.Label)
                labels.Add(_tokens[_at]);
            _at++;
        }

        if (_at == _tokens.Length)
            return;
        SourceToken token = _tokens[_at];
        int start = _tokens[first].Start;
        switch (token.Kind)
        {
            case TokenKind.CloseBrace:
                Close(token);
                break;
            case TokenKind.OpenBrace:
                Open(new SourceBlock(_open, start, labels, null, token.Start));
                break;
            case TokenKind.Name or TokenKind.Identifier or TokenKind.LabelReference or TokenKind.PathReference or TokenKind.Slash when KindAt(_at + 1) == TokenKind.OpenBrace:
                _at++;
                Open(new SourceBlock(_open, start, labels, token, _tokens[_at].Start));
                break;
            case TokenKind.Name or TokenKind.Identifier:
                ReadStatement(labels, token, start, isProperty: true);
                break;
            case TokenKind.DeleteNode or TokenKind.DeleteProperty or TokenKind.MemoryReserve or TokenKind.Version or TokenKind.Plugin or TokenKind.UnknownDirective:
                ReadStatement(labels, token, start, isProperty: false);
                break;
            default:
                _at++;
                break;
        }
    }

    private void Open(SourceBlock block)
    {
        _open.Blocks.Add(block);
        _open = block;
        _at++;
    }

    private void Close(SourceToken brace)
    {
        _at++;
        if (_open.Parent is not { } parent)
            return;
        _open.Close = brace.Start;
        _open.End = brace.End;
        if (KindAt(_at) == TokenKind.Semicolon)
            _open.End = _tokens[_at++].End;
        _open = parent;
    }

    // Reads up to the semicolon, a brace, or what looks like the next definition on another line.
    private void ReadStatement(List<SourceToken> labels, SourceToken name, int start, bool isProperty)
    {
        int first = ++_at;
        while (KindAt(_at) is not (TokenKind.Semicolon or TokenKind.CloseBrace or TokenKind.EndOfFile))
        {
            if (KindAt(_at) == TokenKind.OpenBrace)
            {
                GoBackToName(first);
                break;
            }

            bool isNext = KindAt(_at) is TokenKind.Identifier or TokenKind.Name && IsOnNewLine(_at) && (_at == first || KindAt(_at + 1) is TokenKind.Equal or TokenKind.Semicolon);
            if (isNext || KindAt(_at) is TokenKind.DeleteNode or TokenKind.DeleteProperty)
                break;
            _at++;
        }

        int last = _at;
        int end = last > first ? _tokens[last - 1].End : name.End;
        if (KindAt(_at) == TokenKind.Semicolon)
            end = _tokens[_at++].End;
        _open.Statements.Add(new SourceStatement(labels, name, isProperty, first, last, start, end));
    }

    // The name and the labels before a brace belong to the node.
    private void GoBackToName(int first)
    {
        if (_at > first && KindAt(_at - 1) is TokenKind.Identifier or TokenKind.Name or TokenKind.LabelReference or TokenKind.PathReference or TokenKind.Slash)
            _at--;
        while (_at > first && KindAt(_at - 1) == TokenKind.Label)
            _at--;
    }

    private bool IsOnNewLine(int index) =>
        Tokens.File.Text.AsSpan(_tokens[index - 1].End, _tokens[index].Start - _tokens[index - 1].End).IndexOf('\n') >= 0;
}
