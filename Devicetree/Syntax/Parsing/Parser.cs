using System.Collections.Generic;
using System.Threading;
using Boards.Devicetree.Syntax.Files;
using Boards.Devicetree.Syntax.Lexing;
using Boards.Devicetree.Syntax.Slips;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Parsing;

/// <summary>
/// The grammar of a devicetree source (language notes, 1.2). Passes what it finds to a receiver. A nested node needs an
/// entry on a stack, not a recursive call. <see cref="Recovery"/> decides what happens after a mistake.
/// </summary>
internal sealed partial class Parser
{
    private readonly TokenCursor _tokens;
    private readonly OpenNodes _nodes = new();
    private readonly Recovery _recovery;
    private readonly ISyntaxReceiver _receiver;
    private readonly SourceMap _map;
    private readonly IBinaryOpener _binaries;
    private readonly DiagnosticBag _diagnostics;
    private readonly List<TextSpan> _labels = [];
    private bool _isPlugin;

    /// <param name="map">The texts.</param>
    /// <param name="lexer">Reads one of them.</param>
    /// <param name="receiver">Receives what is found.</param>
    /// <param name="binaries">Finds the files that become values.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    public Parser(SourceMap map, Lexer lexer, ISyntaxReceiver receiver, IBinaryOpener binaries, DiagnosticBag diagnostics)
    {
        _tokens = new TokenCursor(map, lexer);
        _recovery = new Recovery(_tokens, _nodes, diagnostics);
        _receiver = receiver;
        _map = map;
        _binaries = binaries;
        _diagnostics = diagnostics;
    }

    /// <summary>Names used as values that are not defined. How they are reported depends on the rest of the source.</summary>
    public UndefinedNames Undefined => _recovery.Undefined;

    /// <summary>Words that are used as labels but cannot be labels.</summary>
    public InvalidLabels InvalidLabels => _recovery.InvalidLabels;

    // source = header { header } { reservation } { definition }
    // A source that is laid over another one may also begin with headers: "source { header | definition }".
    public void ParseSource(bool isLaidOver, CancellationToken cancel)
    {
        _tokens.Advance();
        if (_tokens.Kind == TokenKind.EndOfFile)
        {
            if (!_diagnostics.MissesFile)
                _recovery.Report(SyntaxDiagnostics.EmptySource(_tokens.PlaceOf(_tokens.Current)));
            return;
        }

        ParseHeaders();
        while (AtReservation())
            ParseReservation();
        bool first = true;
        while (_tokens.Kind != TokenKind.EndOfFile && !_diagnostics.IsFull)
        {
            if (!first && _tokens.Kind == TokenKind.Unknown && _tokens.TextOf(_tokens.Current.Span)[0] is >= (char)128 or (char)0)
            {
                _recovery.Report(SyntaxDiagnostics.EndsHere(_tokens.PlaceOf(_tokens.Current)));
                break;
            }

            if (isLaidOver && _tokens.Kind is TokenKind.Version)
                ParseHeaders();
            else
                ParseDefinition(first, cancel);
            first = false;
        }

        // A missing file may define the tree.
        if (first && !_diagnostics.MissesFile)
            _recovery.Report(SyntaxDiagnostics.NoTree(_tokens.PlaceOf(_tokens.Current)));
    }

    // header = "/dts-v1/" ";" [ "/plugin/" ";" ]
    private void ParseHeaders()
    {
        bool? flags = null;
        _recovery.SkipPreprocessorLines();
        bool isReported = _tokens.Kind != TokenKind.Version && _recovery.MissesVersion();
        while (_tokens.Kind is TokenKind.Version or TokenKind.Plugin)
        {
            Token version = _tokens.Current;
            bool isPlugin = version.Kind == TokenKind.Plugin;
            if (isPlugin && flags is not null)
                _recovery.Report(SyntaxDiagnostics.SecondPlugin(_tokens.PlaceOf(version)));
            _tokens.Advance();
            ExpectSemicolon();
            if (!isPlugin && _tokens.Kind == TokenKind.Plugin)
            {
                isPlugin = true;
                _tokens.Advance();
                ExpectSemicolon();
            }

            if (flags is { } earlier && earlier != isPlugin && !isReported)
                _recovery.Report(SyntaxDiagnostics.HeaderMismatch(_tokens.PlaceOf(version)));
            flags ??= isPlugin;
            _recovery.SkipPreprocessorLines();
        }

        _isPlugin = flags ?? false;
        _receiver.Header(_isPlugin);
    }

    private bool AtReservation()
    {
        if (_tokens.Kind == TokenKind.MemoryReserve)
            return true;
        if (_tokens.Kind != TokenKind.Label)
            return false;

        // A label may belong to a reservation or to a reference, so the token after the labels decides.
        _labels.Clear();
        TakeLabels();
        return _tokens.Kind == TokenKind.MemoryReserve;
    }

    // reservation = { label } "/memreserve/" primary primary ";"
    private void ParseReservation()
    {
        _labels.Clear();
        Token start = _tokens.Current;
        _tokens.Advance();
        if (TryParsePrimary(out ulong address) && TryParsePrimary(out ulong size))
        {
            _receiver.MemoryReservation(address, size, start.Span.To(_tokens.Previous.Span));
            ExpectSemicolon();
            return;
        }

        _recovery.SkipUnexpected("an address followed by a size");
    }

    // definition = "/" body | [ label ] reference body | "/delete-node/" reference ";" | "/omit-if-no-ref/" reference ";"
    private void ParseDefinition(bool first, CancellationToken cancel)
    {
        Token start = _tokens.Current;
        _recovery.TakeLabels(_labels);
        TakeLabels();
        switch (_tokens.Kind)
        {
            case TokenKind.Slash when !_recovery.IsDirective():
                ParseRoot(cancel);
                break;
            case TokenKind.LabelReference or TokenKind.PathReference:
                ParseReference(first, cancel);
                break;
            case TokenKind.DeleteNode or TokenKind.OmitIfNoReference:
                ParseTopLevelDirective(first);
                break;
            default:
                if (_recovery.AtDefinition(start, first) == Resume.InBlock)
                    ParseBlock(_recovery.Target, cancel);
                break;
        }

        _labels.Clear();
    }

    private void ParseRoot(CancellationToken cancel)
    {
        Token slash = _tokens.Current;
        if (_labels.Count > 0)
            _recovery.Report(SyntaxDiagnostics.LabelOnRoot(_tokens.PlaceOf(_labels[0])));
        _tokens.Advance();
        if (!ExpectOpenBrace())
            return;
        _receiver.BeginRoot(slash.Span);
        ParseBody(slash, cancel);
    }

    // A block whose beginning is wrong, which was reported: a label without its "&" is a name, and the character before it is read as the "&".
    private void ParseBlock(in Token start, CancellationToken cancel)
    {
        if (start.Kind == TokenKind.Slash)
            _receiver.BeginRoot(start.Span);
        else if (start.Kind == TokenKind.Name)
            _receiver.BeginReference(null, start.Span with { Start = start.Start - 1, Length = start.Length + 1 }, isReported: true);
        else
            _receiver.BeginReference(null, start.Span, isReported: false);
        ParseBody(start, cancel);
    }

    private void ParseReference(bool first, CancellationToken cancel)
    {
        Token reference = _tokens.Current;
        bool isEmpty = reference.Kind == TokenKind.PathReference && reference.Length == 3;
        CheckReference(reference);
        if (_labels.Count > 1)
            _recovery.Report(SyntaxDiagnostics.TwoLabelsOnReference(_tokens.PlaceOf(_labels[1])));
        bool isMisplaced = first && !(_isPlugin && _labels.Count == 0);
        if (isMisplaced && !_diagnostics.MissesFile)
            _recovery.Report(SyntaxDiagnostics.ReferenceBeforeRoot(_tokens.PlaceOf(reference)));
        _tokens.Advance();
        if (!ExpectOpenBrace())
            return;
        _receiver.BeginReference(_labels.Count > 0 ? _labels[0] : null, reference.Span, isMisplaced || isEmpty);
        ParseBody(reference, cancel);
    }

    private void ParseTopLevelDirective(bool first)
    {
        Token directive = _tokens.Current;
        if (_labels.Count > 0)
            _recovery.Report(SyntaxDiagnostics.LabelWithoutTarget(_tokens.PlaceOf(_labels[0])));
        _tokens.Advance();
        Token reference = _tokens.Current;
        if (reference.Kind is not (TokenKind.LabelReference or TokenKind.PathReference))
        {
            _recovery.SkipUnexpected("a reference, &label or &{/path}");
            return;
        }

        _tokens.Advance();
        CheckReference(reference);
        bool isEmpty = reference.Kind == TokenKind.PathReference && reference.Length == 3;
        if (first && !isEmpty && !_diagnostics.MissesFile)
            _recovery.Report(SyntaxDiagnostics.ReferenceBeforeRoot(_tokens.PlaceOf(reference)));
        else if (isEmpty)
            _labels.Clear();
        else if (directive.Kind == TokenKind.DeleteNode)
            _receiver.DeleteNode(reference.Span);
        else
            _receiver.OmitIfNoReference(reference.Span);
        ExpectSemicolon();
    }

    private void TakeLabels()
    {
        while (_tokens.Kind == TokenKind.Label)
        {
            _labels.Add(_tokens.Current.Span);
            _tokens.Advance();
        }
    }

    private void ExpectSemicolon()
    {
        if (!_tokens.TryTake(TokenKind.Semicolon))
            _recovery.MissSemicolon();
    }

    private bool ExpectOpenBrace() => _tokens.TryTake(TokenKind.OpenBrace) || _recovery.TryAssumeOpenBrace();
}
