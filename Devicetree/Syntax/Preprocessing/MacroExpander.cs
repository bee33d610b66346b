using System;
using System.Collections.Generic;
using Boards.Devicetree.Syntax.Files;
using Boards.Devicetree.Syntax.Preprocessing.Sources;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Preprocessing;

/// <summary>
/// Expands macros with a stack of token lists, each the rest of an expansion, and the file below them. Spaces are
/// written as the reference preprocessor prints them, because in a devicetree <c>a -b</c> and <c>a-b</c> differ.
/// </summary>
internal sealed partial class MacroExpander
{
    // The limits of the tokens of one use of a macro in the text, of the tokens of all uses, and of arguments within arguments.
    private const int MaxTokens = 1_000_000;
    private const long MaxTokensInAll = 64_000_000;
    private const int MaxArgumentDepth = 200;

    // The number of unterminated calls that are searched to the end of their file; further ones are searched to the end of a definition.
    private const int MaxUnclosedCalls = 20;

    // The results of '#' and '##' may double the length of one token, so this many characters count as one token.
    private const int CharactersOfToken = 16;

    private readonly Preprocessor _preprocessor;
    private readonly SourceMap _map;
    private readonly MacroTable _macros;
    private readonly OutputText _output;
    private readonly DiagnosticBag _diagnostics;
    private readonly SourceFile _root;
    private readonly BuildTime _time;
    private readonly CallEnd _callEnd;
    private readonly Stack<Context> _contexts = new();

    // Empty lists for reuse, because there are many expansions, most of them short.
    private readonly Stack<List<PpToken>> _spare = new();
    private Macro? _outermost;
    private FileReader? _reader;
    private PpToken? _pending;
    private PpToken _previous;
    private bool _padded;
    private PpTokenFlags _paddingSource;
    private int _floor;
    private bool _bounded;
    private int _preventExpansion;
    private int _argumentDepth;
    private bool _isUnclosed;
    private int _unclosedCalls;
    private int _limit = MaxTokens;
    private int _tokens;
    private long _allTokens;
    private long _charactersMade;
    private int _counter;

    public MacroExpander(
        Preprocessor preprocessor, SourceMap map, MacroTable macros, OutputText output, DiagnosticBag diagnostics, SourceFile root,
        BuildTime time, SourceOpener opener)
    {
        _preprocessor = preprocessor;
        _map = map;
        _macros = macros;
        _output = output;
        _diagnostics = diagnostics;
        _root = root;
        _time = time;
        _callEnd = new CallEnd(opener);
    }

    /// <summary>Whether the last use of a macro expanded to too many tokens, which was reported.</summary>
    public bool IsTooMuch { get; private set; }

    /// <summary>Whether the tokens of a directive are being read, without padding and without tokens from the file.</summary>
    public bool InDirective { get; private set; }

    /// <summary>Sets the last token in the output, which touches the text that comes next.</summary>
    public void SetPrevious(in PpToken token) => _previous = token;

    /// <summary>Expands the macro whose name is at an offset of a file; reading continues at the reader's position.</summary>
    public void ExpandAt(FileReader reader, int start, Macro macro)
    {
        PpToken name = PpLexer.Make(reader.Source.Text, PpTokenKind.Identifier, start, reader.Position, space: false);
        name.Inclusion = reader.Inclusion;
        _tokens = 0;
        IsTooMuch = false;
        _padded = false;
        _outermost = macro;
        _reader = reader;
        _isUnclosed = false;
        int before = _output.Length;
        if (macro.Definition is { IsPlain: true } plain && plain.Body.Length <= _limit)
            EmitPlain(macro, plain, name);
        else if (Enter(macro, name))
            Pad(PpToken.Padding(PpTokenFlags.HasSource));
        else
            Emit(name);
        while (_contexts.Count > 0 || _pending is not null)
        {
            PpToken token = Next();
            if (token.Kind == PpTokenKind.Padding)
                Pad(token);
            else
                Emit(token);
        }

        if (IsTooMuch)
        {
            // The result of a runaway expansion is discarded.
            _output.Cut(before);
            _diagnostics.Excused.Add(macro.Name);
            Emit(name);
        }
        else if (_isUnclosed && !reader.AtEnd && reader.Current.Start <= start)
        {
            _output.Cut(before);
            LeaveOutUnclosed(reader, start, name);
        }

        FinishPadding(_preprocessor.Reader);
    }

    // A shortcut for bodies of one or a few numbers: the same result as Enter and Next, without lists.
    private void EmitPlain(Macro macro, MacroDefinition definition, in PpToken name)
    {
        int expansion = _map.Add(new Expansion(macro.Name, name.Inclusion, name.Offset, name.Length, name.Expansion, IsArgument: false));
        _tokens += definition.Body.Length;
        Pad(PpToken.Padding(PpTokenFlags.HasSource));
        foreach (PpToken part in definition.Body)
        {
            PpToken token = part;
            token.Inclusion = macro.Inclusion;
            token.Expansion = expansion;
            Emit(token);
        }

        Pad(PpToken.Padding(PpTokenFlags.None));
    }

    /// <summary>Expands the tokens of a directive.</summary>
    public List<PpToken> ExpandDirective(PpToken[] tokens, int inclusion, Func<Func<PpToken>, PpToken, PpToken?>? raw = null)
    {
        List<PpToken> expanded = [];
        bool outer = InDirective;
        InDirective = true;
        _tokens = 0;
        IsTooMuch = false;
        ReadAll(Located(tokens, inclusion), token =>
        {
            if (raw?.Invoke(NextRaw, token) is { } replaced)
                expanded.Add(replaced);
            else
                expanded.Add(token);
        });
        InDirective = outer;
        return expanded;
    }

    private PpToken NextRaw()
    {
        _preventExpansion++;
        PpToken token = Next();
        _preventExpansion--;
        return token;
    }

    // Reads a list to its end, ignoring the text after it.
    private void ReadAll(List<PpToken> tokens, Action<PpToken> take)
    {
        int floor = _floor;
        int prevent = _preventExpansion;
        PpToken? pending = _pending;
        bool bounded = _bounded;
        _pending = null;
        _bounded = true;
        _floor = _contexts.Count;
        _preventExpansion = 0;
        _contexts.Push(new Context(tokens, null));
        for (PpToken token = Next(); token.Kind != PpTokenKind.End; token = Next())
            take(token);
        while (_contexts.Count > _floor)
            Pop();
        (_floor, _bounded, _preventExpansion, _pending) = (floor, bounded, prevent, pending);
    }

    private static List<PpToken> Located(PpToken[] tokens, int inclusion)
    {
        List<PpToken> located = new(tokens.Length);
        foreach (PpToken token in tokens)
            located.Add(token with { Inclusion = inclusion });
        return located;
    }

    private List<PpToken> TakeList() => _spare.Count > 0 ? _spare.Pop() : [];

    private void GiveBack(List<PpToken> list)
    {
        list.Clear();
        _spare.Push(list);
    }

    // The next token after expansion; padding where an expansion began or ended; End where the list or the file ends.
    private PpToken Next()
    {
        while (true)
        {
            if (_pending is { } pending)
            {
                _pending = null;
                return pending;
            }

            PpToken token;
            if (_contexts.Count > _floor)
            {
                Context context = _contexts.Peek();
                if (context.Next == context.Tokens.Count)
                {
                    Pop();
                    if (InDirective)
                        continue;
                    return PpToken.Padding(PpTokenFlags.None);
                }

                token = context.Tokens[context.Next++];
                if (token.Has(PpTokenFlags.PasteWithNext))
                    token = Paste(context, token);
            }
            else if (_bounded)
            {
                return default;
            }
            else
            {
                token = NextOfFile();
            }

            if (token.Kind != PpTokenKind.Identifier || token.Has(PpTokenFlags.NoExpand)
                || _macros.Find(token.Buffer, token.Start, token.Length) is not { } macro)
            {
                return token;
            }

            if (macro.Open > 0)
            {
                token.Flags |= PpTokenFlags.NoExpand;
                return token;
            }

            if (_preventExpansion > 0 || !Enter(macro, token))
                return token;
            if (!InDirective)
                return PpToken.Padding(PpTokenFlags.HasSource | (token.Flags & PpTokenFlags.SpaceBefore));
        }
    }

    // The next token of the file. Directives before it take effect.
    private PpToken NextOfFile()
    {
        bool space = false;
        while (true)
        {
            FileReader reader = _preprocessor.Reader;
            if (reader.AtEnd)
            {
                if (!_preprocessor.LeaveWithinArguments(_reader!))
                    return default;
                space = true;
                continue;
            }

            SourceItem item = reader.Current;
            if (item.Kind != DirectiveKind.None || _preprocessor.IsSkipping)
            {
                _preprocessor.ReadWithinArguments(reader);
                space = true;
                continue;
            }

            int at = PpLexer.SkipSpace(reader.Text, reader.Position, item.End);
            space |= at > reader.Position;
            reader.Position = at;
            if (at >= item.End)
            {
                reader.NextItem();
                continue;
            }

            PpTokenKind kind = PpLexer.Scan(reader.Text, at, out int end);
            reader.Position = end;
            PpToken token = PpLexer.Make(reader.Source.Text, kind, at, end, space);
            token.Inclusion = reader.Inclusion;
            return token;
        }
    }

    private void Push(List<PpToken> tokens, Macro? macro)
    {
        _tokens += tokens.Count;
        if (macro is not null)
            macro.Open++;
        _contexts.Push(new Context(tokens, macro));
    }

    // Reported once for each use; the limit of later uses is lower.
    private bool TakesTooMuch(in PpToken name, string macro, int tokens)
    {
        if (!IsTooMuch && _tokens + tokens <= _limit)
            return false;
        if (!IsTooMuch)
            _diagnostics.Add(PreprocessorDiagnostics.TooMuch(PlaceOf(name), InDirective || _outermost is null ? macro : _outermost.Name));
        IsTooMuch = true;
        _tokens = MaxTokens + 1;
        _limit /= 16;
        foreach (Context context in _contexts)
            context.Next = context.Tokens.Count;
        return true;
    }

    private int TokensMade()
    {
        long tokens = Math.Min(_charactersMade / CharactersOfToken, MaxTokens);
        _charactersMade %= CharactersOfToken;
        return (int)tokens;
    }

    private void Pop()
    {
        Context context = _contexts.Pop();
        if (context.Macro is not { } macro)
            return;
        macro.Open--;
        GiveBack(context.Tokens);
    }

    private PpToken Paste(Context context, PpToken left)
    {
        left.Flags &= ~PpTokenFlags.PasteWithNext;
        while (true)
        {
            while (context.Next < context.Tokens.Count && context.Tokens[context.Next].Kind == PpTokenKind.Padding)
                context.Next++;
            if (context.Next == context.Tokens.Count)
                break;
            PpToken right = context.Tokens[context.Next];
            if (!Pasting.TryPaste(left, right, out PpToken pasted))
                break;
            left = pasted;
            context.Next++;
            _charactersMade += left.Length;
            if (_charactersMade > MaxTokens * (long)CharactersOfToken && TakesTooMuch(left, context.Macro?.Name ?? "", TokensMade()))
                break;
            if (!right.Has(PpTokenFlags.PasteWithNext))
                break;
        }

        if (!InDirective)
            _pending = PpToken.Padding(PpTokenFlags.None);
        return left;
    }

    private void Pad(in PpToken padding)
    {
        bool hasSource = (_paddingSource & PpTokenFlags.HasSource) != 0;
        bool isSpace = (_paddingSource & PpTokenFlags.SpaceBefore) != 0;
        if (!_padded || !hasSource || (!isSpace && !padding.Has(PpTokenFlags.HasSource)))
            _paddingSource = padding.Flags;
        _padded = true;
    }

    private void Emit(in PpToken token)
    {
        if (NeedsSpace(token))
            _output.AppendSpace();
        _output.Append(token.Text, token.Inclusion, token.Offset, token.Expansion);
        _previous = token;
        _padded = false;
    }

    private bool NeedsSpace(in PpToken token)
    {
        char last = _output.Last;
        if (last == '\n')
            return _padded && token.Is('#');
        if (Characters.IsSpace(last))
            return false;
        if (!_padded)
            return token.IsSpaceBefore;
        bool hasSource = (_paddingSource & PpTokenFlags.HasSource) != 0;
        bool isSpace = hasSource ? (_paddingSource & PpTokenFlags.SpaceBefore) != 0 : token.IsSpaceBefore;
        return isSpace || (_previous.Buffer is not null && Pasting.NeedsSpace(_previous, token));
    }

    // Reading continues in the text, which is copied unchanged, so a space that is needed before text that touches the expansion is written now.
    private void FinishPadding(FileReader reader)
    {
        if (!reader.AtEnd && reader.Current.Kind == DirectiveKind.None && reader.Position < reader.Current.End)
        {
            int at = reader.Position;
            bool touches = PpLexer.SkipSpace(reader.Text, at, reader.Current.End) == at;
            if (touches)
            {
                PpTokenKind kind = PpLexer.Scan(reader.Text, at, out int end);
                if (NeedsSpace(PpLexer.Make(reader.Source.Text, kind, at, end, space: false)))
                    _output.AppendSpace();
            }
        }

        _previous = default;
        _padded = false;
        _allTokens += _tokens;
        if (_allTokens > MaxTokensInAll)
            _limit = 0;
    }

    /// <summary>The rest of an expansion.</summary>
    private sealed class Context(List<PpToken> tokens, Macro? macro)
    {
        /// <summary>The tokens. The list of a macro is reused after it has been read.</summary>
        public List<PpToken> Tokens { get; } = tokens;

        /// <summary>The macro that may be expanded again when the tokens have been read.</summary>
        public Macro? Macro { get; } = macro;

        public int Next { get; set; }
    }
}
