using System;
using System.Collections.Generic;
using System.Threading;
using Boards.Devicetree.Syntax.Lexing;
using Boards.Devicetree.Syntax.Slips;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Parsing;

/// <summary>The contents of braces.</summary>
internal sealed partial class Parser
{
    /// <summary>How deep nodes can be nested. Boards are far below this limit; the paths of a deeper tree would exhaust memory.</summary>
    public const int MaxDepth = 20_000;

    // body = "{" { property } { subnode } "}" ";"
    private void ParseBody(Token start, CancellationToken cancel)
    {
        _nodes.Open(start);
        while (_nodes.Count > 0)
        {
            cancel.ThrowIfCancellationRequested();
            _labels.Clear();
            _recovery.TakeLabels(_labels);
            TakeLabels();
            switch (_tokens.Kind)
            {
                case TokenKind.Name:
                    ParseNamed(omitIfNoReference: false);
                    break;
                case TokenKind.CloseBrace:
                    ReportStrayLabels();
                    _nodes.CloseWith(_tokens.Current);
                    _tokens.Advance();
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
                    ResumeBody(_recovery.InBody(_labels));
                    break;
            }
        }
    }

    private void ResumeBody(Resume resume)
    {
        if (resume == Resume.AtValue)
            ParsePropertyValue(_recovery.Target);
        else if (resume == Resume.AfterNode)
            CloseNode();
        else if (resume == Resume.AfterAllNodes || (resume == Resume.AfterDefinition && _recovery.IsFull))
            CloseAllNodes();
    }

    private void CloseNode()
    {
        _nodes.Close();
        _receiver.EndNode();
    }

    private void CloseAllNodes()
    {
        while (_nodes.Count > 0)
            CloseNode();
    }

    // named = NAME body | NAME [ "=" value ] ";"
    private void ParseNamed(bool omitIfNoReference)
    {
        Token name = _tokens.Current;
        _tokens.Advance();
        if (_tokens.Kind == TokenKind.OpenBrace || ((!AtEndOfName() || _recovery.IsBeforeBrace()) && _recovery.IsNode(name)))
        {
            _nodes.HasSubnodes = true;
            if (_nodes.Count == MaxDepth)
            {
                _recovery.Report(SyntaxDiagnostics.TooDeep(_tokens.PlaceOf(name), MaxDepth));
                _recovery.SkipDefinition();
                return;
            }

            _receiver.BeginNode(_labels, name.Span, omitIfNoReference);
            if (!_tokens.TryTake(TokenKind.OpenBrace))
                _tokens.TryReadAsName();
            _nodes.Open(name);
            return;
        }

        if (omitIfNoReference)
        {
            _recovery.SkipUnexpected("a node");
            return;
        }

        ParseProperty(name);
    }

    // Whether the current token is one that follows the name of a property, or nothing follows the name.
    private bool AtEndOfName() => _tokens.Kind is TokenKind.Equal or TokenKind.Semicolon or TokenKind.CloseBrace or TokenKind.EndOfFile;

    // property = { label } NAME [ "=" value ] ";"
    private void ParseProperty(Token name)
    {
        bool isProperty = _tokens.Kind == TokenKind.Semicolon || (_tokens.Kind == TokenKind.Equal && !_recovery.IsBeforeNode(name));
        if (!isProperty && _recovery.AfterProperty(name, _labels) is var resume and not Resume.Here)
        {
            if (resume == Resume.AtValue)
                ParsePropertyValue(name);
            return;
        }

        if (_tokens.TryTake(TokenKind.Equal))
        {
            ParsePropertyValue(name);
            return;
        }

        CheckPrecedesSubnodes(name);
        _marks.Clear();
        _receiver.Property(_labels, name.Span, default, _marks, default, isUnreadable: false);
        ExpectSemicolon();
    }

    private void ParsePropertyValue(in Token name)
    {
        CheckPrecedesSubnodes(name);
        _marks.Clear();
        TextSpan first = _tokens.Current.Span;
        int faults = _diagnostics.Faults;
        bool complete = ParseValue();
        _receiver.Property(_labels, name.Span, _bytes.Take(), _marks, first.To(_tokens.Previous.Span), _diagnostics.Faults > faults);
        if (complete)
            ExpectSemicolon();
    }

    // deletion = "/delete-property/" NAME ";"
    private void ParseDeleteProperty()
    {
        Token directive = _tokens.Current;
        CheckPrecedesSubnodes(directive);
        _tokens.Advance();
        if (_tokens.Kind != TokenKind.Name)
        {
            _recovery.SkipUnexpected("the name of a property");
            return;
        }

        _receiver.DeleteProperty(_tokens.Current.Span);
        _tokens.Advance();
        ExpectSemicolon();
    }

    // deletion = { label } "/delete-node/" NAME ";"
    private void ParseDeleteChild()
    {
        _nodes.HasSubnodes = true;
        _tokens.Advance();
        if (_tokens.Kind != TokenKind.Name)
        {
            _recovery.SkipUnexpected("the name of a child node");
            return;
        }

        _receiver.DeleteChild(_tokens.Current.Span);
        _tokens.Advance();
        ExpectSemicolon();
    }

    // subnode = { label | "/omit-if-no-ref/" } ( NAME body | deletion )
    private void ParseOmitIfNoReference()
    {
        while (_tokens.Kind is TokenKind.OmitIfNoReference or TokenKind.Label)
        {
            if (_tokens.Kind == TokenKind.Label)
                _labels.Add(_tokens.Current.Span);
            _tokens.Advance();
        }

        if (_tokens.Kind == TokenKind.DeleteNode)
        {
            ParseDeleteChild();
            return;
        }

        if (_tokens.Kind != TokenKind.Name)
        {
            _recovery.SkipUnexpected("the name of a node");
            return;
        }

        ParseNamed(omitIfNoReference: true);
    }

    // A block of properties after a subnode is reported as one mistake.
    private void CheckPrecedesSubnodes(in Token at)
    {
        if (!_nodes.HasSubnodes)
            return;
        _recovery.Report(SyntaxDiagnostics.PropertyAfterSubnode(_tokens.PlaceOf(at), _tokens.TextOf(at)));
        _nodes.HasSubnodes = false;
    }

    private void ReportStrayLabels()
    {
        foreach (TextSpan label in _labels)
            _recovery.Report(SyntaxDiagnostics.LabelWithoutTarget(_tokens.PlaceOf(label)));
    }
}
