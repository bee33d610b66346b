using System.Collections.Generic;
using System.Threading;
using Boards.Devicetree.Syntax.Files;
using Boards.Devicetree.Syntax.Lexing;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Parsing;

/// <summary>
/// The grammar of a devicetree source (language notes, 1.2). Passes what it finds to a receiver; nesting costs a stack
/// entry, not a call. After a mistake it goes on where the next definition begins (see Parser.Recovery.cs).
/// </summary>
internal sealed partial class Parser
{
    private readonly SourceMap _map;
    private readonly Lexer _lexer;
    private readonly ISyntaxReceiver _receiver;
    private readonly IBinaryOpener _binaries;
    private readonly DiagnosticBag _diagnostics;
    private readonly UndefinedNames _undefined = new();
    private readonly List<TextSpan> _labels = [];
    private Token _token;
    private Token _previous;
    private bool _isPlugin;

    /// <param name="map">The texts.</param>
    /// <param name="lexer">Reads one of them.</param>
    /// <param name="receiver">Takes what is found.</param>
    /// <param name="binaries">Finds the files that become values.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    public Parser(SourceMap map, Lexer lexer, ISyntaxReceiver receiver, IBinaryOpener binaries, DiagnosticBag diagnostics)
    {
        _map = map;
        _lexer = lexer;
        _receiver = receiver;
        _binaries = binaries;
        _diagnostics = diagnostics;
    }

    /// <summary>Names used as values that are not defined. How they are reported depends on the rest of the source.</summary>
    public UndefinedNames Undefined => _undefined;

    // source = header { header } { reservation } { definition }
    // One that is laid over another may begin with headers, too: "source { header | definition }".
    public void ParseSource(bool isLaidOver, CancellationToken cancel)
    {
        Advance();
        if (_token.Kind == TokenKind.EndOfFile)
        {
            if (!_diagnostics.MissesFile)
                Report(SyntaxDiagnostics.EmptySource(PlaceOf(_token)));
            return;
        }

        ParseHeaders();
        while (AtReservation())
            ParseReservation();
        bool first = true;
        while (_token.Kind != TokenKind.EndOfFile && !_diagnostics.IsFull)
        {
            if (!first && _token.Kind == TokenKind.Unknown && _map.TextOf(_token.Span)[0] is >= (char)128 or (char)0)
            {
                Report(SyntaxDiagnostics.EndsHere(PlaceOf(_token)));
                break;
            }

            if (isLaidOver && _token.Kind is TokenKind.Version)
                ParseHeaders();
            else
                ParseDefinition(first, cancel);
            first = false;
        }

        // A missing file may define it.
        if (first && !_diagnostics.MissesFile)
            Report(SyntaxDiagnostics.NoTree(PlaceOf(_token)));
    }

    // header = "/dts-v1/" ";" [ "/plugin/" ";" ]
    private void ParseHeaders()
    {
        bool? flags = null;
        bool isReported = false;
        if (DirectiveAt(_token) is { } directive && Spelling.Nearest(_map.TextOf(directive).ToString(), ["/dts-v1/"]) is not null)
        {
            Report(SyntaxDiagnostics.UnknownDirective(_map.PlaceOf(directive), _map.TextOf(directive).ToString()));
            SkipDefinition();
        }
        else if (_token.Kind != TokenKind.Version)
        {
            Report(SyntaxDiagnostics.MissingVersion(PlaceOf(_token)));
            isReported = true;
        }

        while (_token.Kind is TokenKind.Version or TokenKind.Plugin)
        {
            Token version = _token;
            bool isPlugin = version.Kind == TokenKind.Plugin;
            Advance();
            ExpectSemicolon();
            if (!isPlugin && _token.Kind == TokenKind.Plugin)
            {
                isPlugin = true;
                Advance();
                ExpectSemicolon();
            }

            if (flags is { } earlier && earlier != isPlugin && !isReported)
                Report(SyntaxDiagnostics.HeaderMismatch(PlaceOf(version)));
            flags ??= isPlugin;
        }

        _isPlugin = flags ?? false;
        _receiver.Header(_isPlugin);
    }

    private bool AtReservation()
    {
        if (_token.Kind == TokenKind.MemoryReserve)
            return true;
        if (_token.Kind != TokenKind.Label)
            return false;

        // A label may belong to a reservation or to a reference: look after the labels.
        _labels.Clear();
        TakeLabels();
        return _token.Kind == TokenKind.MemoryReserve;
    }

    // reservation = { label } "/memreserve/" primary primary ";"
    private void ParseReservation()
    {
        _labels.Clear();
        Token start = _token;
        Advance();
        if (TryParsePrimary(out ulong address) && TryParsePrimary(out ulong size))
        {
            _receiver.MemoryReservation(address, size, start.Span.To(_previous.Span));
            ExpectSemicolon();
            return;
        }

        ReportUnexpected("an address followed by a size");
        SkipDefinition();
    }

    // definition = "/" body | [ label ] reference body | "/delete-node/" reference ";" | "/omit-if-no-ref/" reference ";"
    private void ParseDefinition(bool first, CancellationToken cancel)
    {
        Token start = _token;
        TakeLabels();
        switch (_token.Kind)
        {
            case TokenKind.Slash:
                ParseRoot(cancel);
                break;
            case TokenKind.LabelReference or TokenKind.PathReference:
                ParseReference(first, cancel);
                break;
            case TokenKind.DeleteNode or TokenKind.OmitIfNoReference:
                ParseTopLevelDirective(first);
                break;
            case TokenKind.UnknownDirective:
                SkipUnknownDirective();
                break;
            default:
                if (TrySkipPreprocessorDirective(_token) || TryReopenBlock(start, cancel))
                    break;
                ReportUnexpectedDefinition();
                if (!TryParseBodyOnly(first, cancel))
                    SkipDefinition();
                break;
        }

        _labels.Clear();
    }

    private void ParseRoot(CancellationToken cancel)
    {
        Token slash = _token;
        if (_labels.Count > 0)
            Report(SyntaxDiagnostics.LabelOnRoot(_map.PlaceOf(_labels[0])));
        Advance();
        if (!ExpectOpenBrace())
            return;
        _receiver.BeginRoot(slash.Span);
        ParseBody(slash, cancel);
    }

    private void ParseReference(bool first, CancellationToken cancel)
    {
        Token reference = _token;
        bool isEmpty = reference.Kind == TokenKind.PathReference && reference.Length == 3;
        CheckPath(reference);
        if (_labels.Count > 1)
            Report(SyntaxDiagnostics.TwoLabelsOnReference(_map.PlaceOf(_labels[1])));
        bool isMisplaced = first && !(_isPlugin && _labels.Count == 0);
        if (isMisplaced)
            Report(SyntaxDiagnostics.ReferenceBeforeRoot(PlaceOf(reference)));
        Advance();
        if (!ExpectOpenBrace())
            return;
        _receiver.BeginReference(_labels.Count > 0 ? _labels[0] : null, reference.Span, isMisplaced || isEmpty);
        ParseBody(reference, cancel);
    }

    private void ParseTopLevelDirective(bool first)
    {
        Token directive = _token;
        if (_labels.Count > 0)
            Report(SyntaxDiagnostics.LabelWithoutTarget(_map.PlaceOf(_labels[0])));
        Advance();
        Token reference = _token;
        if (reference.Kind is not (TokenKind.LabelReference or TokenKind.PathReference))
        {
            ReportUnexpected("a reference, &label or &{/path}");
            SkipDefinition();
            return;
        }

        Advance();
        CheckPath(reference);
        bool isEmpty = reference.Kind == TokenKind.PathReference && reference.Length == 3;
        if (first && !isEmpty)
            Report(SyntaxDiagnostics.ReferenceBeforeRoot(PlaceOf(reference)));
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
        while (_token.Kind == TokenKind.Label)
        {
            _labels.Add(_token.Span);
            Advance();
        }
    }

    private void Advance()
    {
        _previous = _token;
        _token = _lexer.Next();
    }

    private bool TryTake(TokenKind kind)
    {
        if (_token.Kind != kind)
            return false;
        Advance();
        return true;
    }

    private Place PlaceOf(in Token token) => _map.PlaceOf(token.Span);

    private void Report(Diagnostic diagnostic)
    {
        if (_token.Kind != TokenKind.EndOfFile || !_diagnostics.IsCutShort)
            _diagnostics.Add(diagnostic);
    }
}
