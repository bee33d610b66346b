using System;
using System.Collections.Generic;
using System.Threading;
using Boards.Devicetree.Syntax.Lexing;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Parsing;

/// <summary>The contents of braces.</summary>
internal sealed partial class Parser
{
    /// <summary>How deep nodes may nest. Boards are far below; the paths of a deeper tree would fill the memory.</summary>
    public const int MaxDepth = 20_000;

    // The nodes that are open, innermost last: where each began, and whether it has subnodes already.
    private readonly Stack<(Token Start, bool HasSubnodes)> _open = new();

    // body = "{" { property } { subnode } "}" ";"
    private void ParseBody(Token start, CancellationToken cancel)
    {
        int outermost = _open.Count;
        _block = start;
        _open.Push((start, HasSubnodes: false));
        while (_open.Count > outermost)
        {
            cancel.ThrowIfCancellationRequested();
            _labels.Clear();
            TakeBrokenLabel();
            TakeLabels();
            switch (_token.Kind)
            {
                case TokenKind.Name:
                    ParseNamed(omitIfNoReference: false);
                    break;
                case TokenKind.CloseBrace:
                    ReportStrayLabels();
                    _close = _token;
                    Advance();
                    ExpectSemicolon();
                    CloseNode();
                    break;
                case TokenKind.DeleteProperty:
                    ParseDeleteProperty();
                    break;
                case TokenKind.DeleteNode:
                    ParseDeleteChild();
                    break;
                case TokenKind.OmitIfNoReference:
                    ParseOmitIfNoReference();
                    break;
                default:
                    if (!RecoverInBody(outermost))
                        return;
                    break;
            }
        }
    }

    private void CloseNode()
    {
        _open.Pop();
        _receiver.EndNode();
    }

    // named = NAME body | NAME [ "=" value ] ";"
    private void ParseNamed(bool omitIfNoReference)
    {
        Token name = _token;
        Advance();
        if (_token.Kind == TokenKind.OpenBrace || IsOpenBraceMissing(name))
        {
            MarkSubnode();
            if (_open.Count == MaxDepth)
            {
                Report(SyntaxDiagnostics.TooDeep(PlaceOf(name), MaxDepth));
                SkipDefinition();
                return;
            }

            _receiver.BeginNode(_labels, name.Span, omitIfNoReference);
            if (_token.Kind == TokenKind.OpenBrace)
                Advance();
            else
                RereadAsName();
            _open.Push((name, HasSubnodes: false));
            return;
        }

        if (omitIfNoReference)
        {
            ReportUnexpected("a node");
            SkipDefinition();
            return;
        }

        ParseProperty(name);
    }

    // Only a node's name has an "@", and only a node's lines are indented deeper, up to a "}": the "{" between them is missing.
    private bool IsOpenBraceMissing(in Token name)
    {
        if (_token.Kind is TokenKind.Equal or TokenKind.Semicolon or TokenKind.CloseBrace or TokenKind.EndOfFile)
            return false;
        if (TrySkipToOpenBrace(name))
            return true;
        bool isOtherBracket = _token.Kind is TokenKind.OpenBracket or TokenKind.OpenParenthesis or TokenKind.Less;
        ReadOnlySpan<char> text = _map.TextOf(name.Span);
        bool isFollowed = StartsDefinitionOnNewLine() || (text.IndexOf('@') >= 0 && BeginsDefinition());
        if (!isOtherBracket && !isFollowed)
            return false;
        if (text.IndexOf('@') < 0 && (text[0] == '#' || !IsFollowedByBody(name)))
            return false;
        if (isOtherBracket)
        {
            ReportUnexpected("'{'");
            Advance();
            return true;
        }

        Report(SyntaxDiagnostics.MissingOpenBrace(_map.PlaceOf(name.Span.After), TextOf(name)));
        return true;
    }

    // property = { label } NAME [ "=" value ] ";"
    private void ParseProperty(Token name)
    {
        if (_token.Kind is not (TokenKind.Equal or TokenKind.Semicolon) && TrySkipPreprocessorDirective(name))
            return;
        _marks.Clear();
        if (_token.Kind == TokenKind.Equal)
        {
            Advance();
            ParsePropertyValue(name);
            return;
        }

        if (_token.Kind is not TokenKind.Semicolon && !StartsDefinitionOnNewLine())
        {
            RecoverAfterName(name);
            return;
        }

        CheckPrecedesSubnodes(name);
        _receiver.Property(_labels, name.Span, default, _marks, null);
        ExpectSemicolon();
    }

    private void ParsePropertyValue(in Token name)
    {
        CheckPrecedesSubnodes(name);
        Token first = _token;
        bool complete = ParseValue();
        _receiver.Property(_labels, name.Span, _bytes.Take(), _marks, first.Span.To(_previous.Span));
        if (complete)
            ExpectSemicolon();
    }

    // deletion = "/delete-property/" NAME ";"
    private void ParseDeleteProperty()
    {
        Token directive = _token;
        CheckPrecedesSubnodes(directive);
        Advance();
        if (_token.Kind != TokenKind.Name)
        {
            ReportUnexpected("the name of a property");
            SkipDefinition();
            return;
        }

        _receiver.DeleteProperty(_token.Span);
        Advance();
        ExpectSemicolon();
    }

    // deletion = { label } "/delete-node/" NAME ";"
    private void ParseDeleteChild()
    {
        MarkSubnode();
        Advance();
        if (_token.Kind != TokenKind.Name)
        {
            ReportUnexpected("the name of a child node");
            SkipDefinition();
            return;
        }

        _receiver.DeleteChild(_token.Span);
        Advance();
        ExpectSemicolon();
    }

    // subnode = { label | "/omit-if-no-ref/" } ( NAME body | deletion )
    private void ParseOmitIfNoReference()
    {
        while (_token.Kind is TokenKind.OmitIfNoReference or TokenKind.Label)
        {
            if (_token.Kind == TokenKind.Label)
                _labels.Add(_token.Span);
            Advance();
        }

        if (_token.Kind == TokenKind.DeleteNode)
        {
            ParseDeleteChild();
            return;
        }

        if (_token.Kind != TokenKind.Name)
        {
            ReportUnexpected("the name of a node");
            SkipDefinition();
            return;
        }

        ParseNamed(omitIfNoReference: true);
    }

    private void MarkSubnode()
    {
        (Token start, _) = _open.Pop();
        _open.Push((start, HasSubnodes: true));
    }

    // A block of properties after a subnode is one mistake.
    private void CheckPrecedesSubnodes(in Token at)
    {
        if (!_open.Peek().HasSubnodes)
            return;
        Report(SyntaxDiagnostics.PropertyAfterSubnode(PlaceOf(at), _map.TextOf(at.Span).ToString()));
        (Token start, _) = _open.Pop();
        _open.Push((start, HasSubnodes: false));
    }

    private void ReportStrayLabels()
    {
        foreach (TextSpan label in _labels)
            Report(SyntaxDiagnostics.LabelWithoutTarget(_map.PlaceOf(label)));
    }
}
