using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Boards.Devicetree.Syntax.Preprocessing.Sources;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Preprocessing;

/// <summary>The expansion of a macro: arguments, substitution, <c>#</c>, <c>##</c>, and the macros that the preprocessor computes.</summary>
internal sealed partial class MacroExpander
{
    // False if the name is kept: a function-like macro without arguments, or a mistake, which is reported.
    private bool Enter(Macro macro, in PpToken name)
    {
        if (macro.Builtin != Builtin.None && macro.Definition is null)
            return EnterBuiltin(macro, name);
        MacroDefinition definition = macro.Definition!;
        Argument[] arguments = [];
        if (definition.IsFunction)
        {
            if (!TakeOpenParenthesis())
                return false;
            if (Collect(macro, name) is not { } collected)
                return false;
            arguments = collected;
        }

        int expansion = _map.Add(new Expansion(macro.Name, name.Inclusion, name.Offset, name.Length, name.Expansion, IsArgument: false));
        List<PpToken> tokens = Substitute(macro, name, arguments, expansion);
        foreach (Argument argument in arguments)
        {
            GiveBack(argument.Tokens);
            if (argument.Expanded is { } expanded)
                GiveBack(expanded);
        }

        // A directive among the arguments may have redefined the name: the new definition is not expanded until this expansion ends.
        if (!TakesTooMuch(name, macro.Name, tokens.Count + TokensMade()))
            Push(tokens, definition.IsFunction ? _macros.Find(name.Buffer, name.Start, name.Length) ?? macro : macro);
        return true;
    }

    // Between a name and its arguments there may be space, line feeds and the ends of expansions.
    private bool TakeOpenParenthesis()
    {
        PpToken? padding = null;
        bool found = false;
        bool decided = false;
        while (!decided && _contexts.Count > _floor)
        {
            Context context = _contexts.Peek();
            if (context.Next == context.Tokens.Count)
            {
                Pop();
                padding = Later(padding, PpToken.Padding(PpTokenFlags.None));
            }
            else if (context.Tokens[context.Next].Kind == PpTokenKind.Padding)
            {
                padding = Later(padding, context.Tokens[context.Next++]);
            }
            else
            {
                decided = true;
                found = context.Tokens[context.Next].Is('(');
                context.Next += found ? 1 : 0;
            }
        }

        if (!decided && !_bounded)
            found = TakeOpenParenthesisOfFile();
        if (!found && padding is not null && !InDirective)
            _pending = padding;
        return found;
    }

    private static PpToken Later(PpToken? first, in PpToken second)
    {
        bool replace = first is not { } padding || !padding.Has(PpTokenFlags.HasSource)
            || (!padding.IsSpaceBefore && !second.Has(PpTokenFlags.HasSource));
        return replace ? second : first!.Value;
    }

    private bool TakeOpenParenthesisOfFile()
    {
        FileReader reader = _preprocessor.Reader;
        if (reader.AtEnd || reader.Current.Kind != DirectiveKind.None)
            return false;
        int at = PpLexer.SkipSpace(reader.Text, reader.Position, reader.Current.End);
        if (at >= reader.Current.End || reader.Text[at] != '(')
            return false;
        reader.Position = at + 1;
        return true;
    }

    // arguments = "(" [ argument { "," argument } ] ")"; commas within parentheses do not separate arguments
    private Argument[]? Collect(Macro macro, in PpToken name)
    {
        MacroDefinition definition = macro.Definition!;
        List<Argument> arguments = [];
        List<PpToken> current = TakeList();
        int depth = 0;
        bool isInFile = false;
        _preventExpansion++;
        while (true)
        {
            bool isUnclosed = !isInFile && _contexts.Count == 0 && !_bounded && !HasEnd(definition, depth + 1);
            isInFile |= _contexts.Count == 0;
            PpToken token = isUnclosed ? default : Next();
            token.Flags &= ~PpTokenFlags.PasteWithNext;
            if (token.Kind == PpTokenKind.End || current.Count > MaxTokensInAll)
            {
                _preventExpansion--;
                ReportUnclosed(macro, name, isUnclosed);
                return null;
            }

            if (token.Kind == PpTokenKind.Padding && current.Count == 0)
                continue;
            bool isRest = definition.IsVariadic && arguments.Count == definition.Parameters - 1;
            if (depth == 0 && (token.Is(')') || (token.Is(',') && !isRest)))
            {
                arguments.Add(new Argument(current));
                if (token.Is(')'))
                    break;
                current = TakeList();
                continue;
            }

            depth += token.Is('(') ? 1 : token.Is(')') ? -1 : 0;
            current.Add(token);
        }

        _preventExpansion--;
        return CheckCount(macro, name, arguments) ? [.. arguments] : null;
    }

    private bool HasEnd(MacroDefinition definition, int depth)
    {
        FileReader reader = _preprocessor.Reader;
        if (_unclosedCalls < MaxUnclosedCalls)
            return _callEnd.IsAfter(reader, depth, definition.IsVariadic);
        return !reader.AtEnd
            && _callEnd.IsBefore(reader.Text, reader.Position, EndOfDefinition(reader.Text, reader.Position, reader.Current.End), depth, definition.IsVariadic);
    }

    // If looking ahead did not find the ")", the text has not been read yet.
    private void ReportUnclosed(Macro macro, in PpToken name, bool isUnread)
    {
        _diagnostics.Add(PreprocessorDiagnostics.UnterminatedCall(PlaceOf(name), macro.Name, DefinitionOf(macro)));
        _diagnostics.Excused.Add(macro.Name);
        _diagnostics.IsCutShort |= !isUnread && !_bounded;
        _isUnclosed = isUnread;
        _unclosedCalls += isUnread ? 1 : 0;
    }

    // The arguments are ignored, because they were meant to end with the definition that contains them. The name is
    // kept if it is in a value, and removed if it is a definition itself.
    private void LeaveOutUnclosed(FileReader reader, int start, in PpToken name)
    {
        _diagnostics.Excused.Add(name.Text.ToString());
        bool isInValue = IsInValue(reader.Text, start, reader.Current.Start);
        if (isInValue)
            Emit(name);
        reader.Position = EndOfDefinition(reader.Text, start + name.Length, reader.Current.End);
        if (!isInValue && reader.Position < reader.Current.End && reader.Text[reader.Position] == ';')
            reader.Position++;
    }

    private static bool IsInValue(char[] text, int at, int start)
    {
        while (at > start && Characters.IsSpace(text[at - 1]))
            at--;
        return at > start && text[at - 1] is not (';' or '{' or '}');
    }

    // The place before the ";" or "}" of this depth, before the ">" that precedes one, or before a line that begins
    // another definition; the end of the text if there is none of these.
    private static int EndOfDefinition(char[] text, int start, int end)
    {
        int depth = 0;
        int before = start;
        int at = PpLexer.SkipSpace(text, start, end);
        while (at < end)
        {
            char c = text[at];
            bool endsDefinition = (c == ';' && depth == 0) || (c == '}' && depth-- == 0)
                || (depth == 0 && text.AsSpan(before, at - before).IndexOf('\n') >= 0 && Characters.BeginsDefinition(text, at));
            if (endsDefinition || (c == '>' && depth == 0 && EndsCells(text, at, end)))
                break;
            depth += c == '{' ? 1 : 0;
            PpLexer.Scan(text, at, out before);
            at = PpLexer.SkipSpace(text, before, end);
        }

        return at;
    }

    private static bool EndsCells(char[] text, int at, int end)
    {
        int next = PpLexer.SkipSpace(text, at + 1, end);
        return next < end && text[next] is ';' or ',' or '}';
    }

    private SourceLocation DefinitionOf(Macro macro) => _map.PlaceIn(macro.Inclusion, macro.Offset, macro.Name.Length).Location;

    private bool CheckCount(Macro macro, in PpToken name, List<Argument> arguments)
    {
        MacroDefinition definition = macro.Definition!;
        if (definition.Parameters == 0 && arguments.Count == 1 && arguments[0].IsEmpty)
        {
            arguments.Clear();
            return true;
        }

        if (definition.IsVariadic && arguments.Count == definition.Parameters - 1)
            arguments.Add(new Argument([]) { IsAbsent = true });
        if (definition.IsVariadic && definition.Parameters == 1 && arguments[0].IsEmpty)
            arguments[0].IsAbsent = true;
        if (arguments.Count == definition.Parameters)
            return true;
        _diagnostics.Excused.Add(macro.Name);
        _diagnostics.Add(PreprocessorDiagnostics.ArgumentCount(
            PlaceOf(name), macro.Name, definition.Parameters, arguments.Count, definition.IsVariadic, DefinitionOf(macro)));
        return false;
    }

    private List<PpToken> Substitute(Macro macro, in PpToken name, Argument[] arguments, int expansion)
    {
        PpToken[] body = macro.Definition!.Body;
        List<PpToken> result = TakeList();
        for (int i = 0; i < body.Length; i++)
        {
            PpToken token = body[i];
            token.Inclusion = macro.Inclusion;
            token.Expansion = expansion;
            if (token.Has(PpTokenFlags.Optional))
            {
                // __VA_OPT__: the tokens in its parentheses are used if there are variable arguments.
                if (token.Kind == PpTokenKind.Identifier)
                    i = Expand(arguments[arguments.Length - 1]).Exists(static t => t.Kind != PpTokenKind.Padding) ? i + 1 : EndOfOptional(body, i);
            }
            else if (token.Parameter < 0)
            {
                result.Add(token);
            }
            else if (token.Has(PpTokenFlags.Stringify))
            {
                result.Add(Stringify(arguments[token.Parameter], token));
            }
            else
            {
                bool pastesLeft = i > 0 && body[i - 1].Has(PpTokenFlags.PasteWithNext);
                SubstituteParameter(result, arguments[token.Parameter], token, name, isFirst: i == 0, pastesLeft);
            }
        }

        return result;
    }

    private static int EndOfOptional(PpToken[] body, int start)
    {
        int end = start + 2;
        while (!body[end].Has(PpTokenFlags.Optional))
            end++;
        return end;
    }

    private void SubstituteParameter(
        List<PpToken> result, Argument argument, in PpToken parameter, in PpToken name, bool isFirst, bool pastesLeft)
    {
        bool pastesRight = parameter.Has(PpTokenFlags.PasteWithNext);
        List<PpToken> tokens = pastesLeft || pastesRight ? argument.Tokens : Expand(argument);
        if (!InDirective && !isFirst && !pastesLeft)
            result.Add(PpToken.Padding(PpTokenFlags.HasSource | (parameter.Flags & PpTokenFlags.SpaceBefore)));
        if (pastesLeft && result.Count > 0)
        {
            int last = result.Count - 1;
            bool isComma = result[last].Is(',') && parameter.Has(PpTokenFlags.Variadic);
            if (isComma && argument.IsAbsent)
                result.RemoveAt(last);
            else if (isComma || argument.IsEmpty)
                SetPaste(result, last, pastesRight);
        }

        int origin = -1;
        int originOf = -2;
        foreach (PpToken given in tokens)
        {
            PpToken token = given;
            if (token.Kind != PpTokenKind.Padding)
            {
                if (originOf != token.Expansion)
                    (originOf, origin) = (token.Expansion, ArgumentOrigin(parameter.Expansion, name, token.Expansion));
                token.Expansion = origin;
            }

            result.Add(token);
        }

        if (pastesRight && tokens.Count > 0)
            SetPaste(result, result.Count - 1, pastes: true);
        if (!InDirective && !pastesRight)
            result.Add(PpToken.Padding(PpTokenFlags.None));
    }

    private int ArgumentOrigin(int expansion, in PpToken name, int parent) =>
        _map.Add(new Expansion(_map.Expansion(expansion).Name, name.Inclusion, name.Offset, name.Length, parent, IsArgument: true));

    private static void SetPaste(List<PpToken> tokens, int index, bool pastes)
    {
        PpToken token = tokens[index];
        token.Flags = pastes ? token.Flags | PpTokenFlags.PasteWithNext : token.Flags & ~PpTokenFlags.PasteWithNext;
        tokens[index] = token;
    }

    // An argument is expanded on its own, once, if it is needed.
    private List<PpToken> Expand(Argument argument)
    {
        if (argument.Expanded is { } known)
            return known;
        List<PpToken> expanded = TakeList();
        argument.Expanded = expanded;
        if (argument.IsEmpty)
            return expanded;
        if (_argumentDepth >= MaxArgumentDepth)
        {
            _diagnostics.Add(PreprocessorDiagnostics.TooDeep(PlaceOf(argument.Tokens[0]), MaxArgumentDepth));
            return expanded;
        }

        _argumentDepth++;
        ReadAll(argument.Tokens, token =>
        {
            if (++_tokens <= _limit)
                expanded.Add(token);
        });
        _argumentDepth--;
        return expanded;
    }

    private PpToken Stringify(Argument argument, in PpToken parameter)
    {
        StringBuilder text = new("\"");
        bool space = false;
        int backslashes = 0;
        foreach (PpToken token in argument.Tokens)
        {
            if (token.Kind == PpTokenKind.Padding)
            {
                space |= token.IsSpaceBefore;
                continue;
            }

            if (text.Length > 1 && (space || token.IsSpaceBefore))
                text.Append(' ');
            space = false;
            bool isQuoted = token.Kind is PpTokenKind.String or PpTokenKind.Character;
            foreach (char c in token.Text)
                text.Append(isQuoted && c is '"' or '\\' ? "\\" : "").Append(c);
            backslashes = token.Kind == PpTokenKind.Other && token.Text[0] == '\\' ? backslashes + 1 : 0;
        }

        // The last backslash would escape the quote, so cpp drops it.
        if (backslashes % 2 != 0)
            text.Length--;

        _charactersMade += text.Length;
        return Made(PpTokenKind.String, text.Append('"').ToString(), parameter, parameter.Flags & (PpTokenFlags.SpaceBefore | PpTokenFlags.PasteWithNext));
    }

    private bool EnterBuiltin(Macro macro, in PpToken name)
    {
        FileReader reader = _preprocessor.Reader;
        if (macro.Builtin == Builtin.Poisoned)
        {
            // A macro that was defined before the pragma may use the name.
            if (name.Expansion < 0)
                _preprocessor.ReportPoisoned(macro, PlaceOf(name));
            return false;
        }

        if (macro.Builtin == Builtin.Pragma)
            return !InDirective && EnterPragma(name); // in a directive it is a name like any other
        if (macro.Builtin == Builtin.HasInclude)
        {
            if (!InDirective)
                _diagnostics.Add(PreprocessorDiagnostics.HasIncludeInText(PlaceOf(name), macro.Name));
            _diagnostics.Excused.Add(macro.Name);
            return false;
        }

        (PpTokenKind kind, string text) = macro.Builtin switch
        {
            Builtin.File => (PpTokenKind.String, Quote(reader.PresumedPath)),
            Builtin.FileName => (PpTokenKind.String, Quote(reader.PresumedPath.Substring(reader.PresumedPath.LastIndexOf('/') + 1))),
            Builtin.BaseFile => (PpTokenKind.String, Quote(_root.Path)),
            Builtin.Line => (PpTokenKind.Number, Number(reader.LineAt(reader.Position))),
            Builtin.Counter => (PpTokenKind.Number, Number(_counter++)),
            Builtin.IncludeLevel => (PpTokenKind.Number, Number(_preprocessor.IncludeLevel)),
            Builtin.Date => (PpTokenKind.String, _time.Date),
            Builtin.Time => (PpTokenKind.String, _time.Time),
            _ => (PpTokenKind.String, _time.Timestamp),
        };
        if (_time.IsFixed && macro.Builtin is Builtin.Date or Builtin.Time or Builtin.Timestamp)
            _diagnostics.Add(PreprocessorDiagnostics.FixedDate(PlaceOf(name), macro.Name, text));
        PpToken token = Made(kind, text, name, name.Flags & PpTokenFlags.SpaceBefore);
        Push([token], null);
        return true;
    }

    // pragma = "_Pragma" "(" [ "L" ] STRING ")"
    private bool EnterPragma(in PpToken name)
    {
        List<PpToken> words = [];
        if (TakeOpenParenthesis())
        {
            for (PpToken word = NextWord(); !EndsPragma(word); word = NextWord())
                words.Add(word);
        }

        // The prefix of a wide string does not matter (C11, 6.10.9).
        if (words is [{ Kind: PpTokenKind.Identifier } prefix, { Kind: PpTokenKind.String, IsSpaceBefore: false }] && prefix.Text.SequenceEqual("L".AsSpan()))
            words.RemoveAt(0);
        if (words is [{ Kind: PpTokenKind.String }])
            _preprocessor.RunPragma(_preprocessor.Reader, Preprocessor.PragmaIn(words[0]), PlaceOf(name));
        else
            _diagnostics.Add(PreprocessorDiagnostics.BadPragma(PlaceOf(name)));
        return true;
    }

    private static bool EndsPragma(in PpToken word) => word.Kind == PpTokenKind.End || word.Is(')') || word.Is(';') || word.Is('{') || word.Is('}');

    private PpToken NextWord()
    {
        PpToken token = NextRaw();
        while (token.Kind == PpTokenKind.Padding)
            token = NextRaw();
        return token;
    }

    private static PpToken Made(PpTokenKind kind, string text, in PpToken from, PpTokenFlags flags)
    {
        PpToken token = from;
        token.Kind = kind;
        token.Flags = flags;
        token.Parameter = -1;
        token.Buffer = (text + "\n\0").ToCharArray();
        token.Start = 0;
        token.Length = text.Length;
        return token;
    }

    private static string Quote(string text) => "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The place that a token comes from, and the macros on the way.</summary>
    public Place PlaceOf(in PpToken token) => _map.PlaceIn(token.Inclusion, token.Offset, token.Length, token.Expansion);

    /// <summary>An argument: its tokens, and what they expand to.</summary>
    private sealed class Argument
    {
        public Argument(List<PpToken> tokens)
        {
            while (tokens.Count > 0 && tokens[tokens.Count - 1].Kind == PpTokenKind.Padding)
                tokens.RemoveAt(tokens.Count - 1);
            Tokens = tokens;
        }

        public List<PpToken> Tokens { get; }

        public List<PpToken>? Expanded { get; set; }

        public bool IsEmpty => Tokens.Count == 0;

        /// <summary>Whether the argument is absent, which is different from an empty argument.</summary>
        public bool IsAbsent { get; set; }
    }
}
