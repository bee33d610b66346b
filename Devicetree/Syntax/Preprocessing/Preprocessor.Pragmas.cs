using System;
using System.Collections.Generic;
using System.Text;
using Boards.Devicetree.Syntax.Preprocessing.Sources;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Preprocessing;

/// <summary>Pragmas that change what the preprocessor does (GCC's manual, "Pragmas"). All others are dropped.</summary>
internal sealed partial class Preprocessor
{
    // The definitions that push_macro saved, by name; null for a name that was not defined.
    private readonly Dictionary<string, Stack<Macro?>> _pushed = new(StringComparer.Ordinal);

    private bool _hasPoison;

    /// <summary>Executes a pragma.</summary>
    /// <param name="reader">The file.</param>
    /// <param name="tokens">The words after <c>#pragma</c>, or those in the string of <c>_Pragma</c>.</param>
    /// <param name="at">The directive or operator.</param>
    public void RunPragma(FileReader reader, PpToken[] tokens, Place at)
    {
        switch (WordAt(tokens, 0))
        {
            case "once":
                _once.Add(reader.File.Path);
                break;
            case "push_macro" when MacroIn(tokens) is { } name:
                Push(name);
                break;
            case "pop_macro" when MacroIn(tokens) is { } name:
                Pop(name);
                break;
            case "push_macro" or "pop_macro":
                _diagnostics.Add(PreprocessorDiagnostics.MalformedMacroPragma(at, WordAt(tokens, 0)!));
                break;
            case "GCC" when WordAt(tokens, 1) == "poison":
                Poison(tokens);
                break;
            case "GCC" when WordAt(tokens, 1) == "error":
                _diagnostics.Add(PreprocessorDiagnostics.PragmaError(at, MessageIn(tokens)));
                break;
            case "GCC" when WordAt(tokens, 1) == "warning":
                _diagnostics.Add(PreprocessorDiagnostics.PragmaWarning(at, MessageIn(tokens)));
                break;
        }
    }

    private static string? WordAt(PpToken[] tokens, int index) =>
        index < tokens.Length && tokens[index].Kind == PpTokenKind.Identifier ? tokens[index].Text.ToString() : null;

    // ( "NAME" )
    private static string? MacroIn(PpToken[] tokens) =>
        tokens.Length >= 4 && tokens[1].Is('(') && tokens[2].Kind == PpTokenKind.String && tokens[3].Is(')') ? Unquoted(tokens[2]) : null;

    private void Push(string name)
    {
        if (!_pushed.TryGetValue(name, out Stack<Macro?>? kept))
            _pushed.Add(name, kept = new Stack<Macro?>());
        kept.Push(_macros.Find(name));
    }

    private void Pop(string name)
    {
        if (Characters.IsLabel(name) && _pushed.TryGetValue(name, out Stack<Macro?>? kept) && kept.Count > 0)
            _macros.Set(kept.Pop() ?? Macro.Undefined(name));
    }

    private void Poison(PpToken[] tokens)
    {
        for (int i = 2; i < tokens.Length; i++)
        {
            if (WordAt(tokens, i) is { } name)
            {
                _hasPoison = true;
                _macros.Set(new Macro(name, Builtin.Poisoned));
            }
        }
    }

    /// <summary>Reports the use of a name if a pragma poisoned it. Returns whether it did.</summary>
    public bool ReportPoisoned(Macro macro, Place at)
    {
        if (macro.Builtin != Builtin.Poisoned)
            return false;
        _diagnostics.Add(PreprocessorDiagnostics.Poisoned(at, macro.Name));
        _diagnostics.Excused.Add(macro.Name);
        return true;
    }

    private static string MessageIn(PpToken[] tokens)
    {
        StringBuilder text = new();
        for (int i = 2; i < tokens.Length; i++)
        {
            if (tokens[i].Kind == PpTokenKind.String)
                text.Append(Unquoted(tokens[i]));
        }

        return text.ToString();
    }

    private static string Unquoted(in PpToken text) => text.Text.Slice(1, text.Length - 2).ToString();

    /// <summary>The text in the string of <c>_Pragma</c>: quotes and backslashes lose the backslash before them (C11, 6.10.9).</summary>
    public static PpToken[] PragmaIn(in PpToken text)
    {
        string pragma = Unquoted(text).Replace("\\\"", "\"").Replace("\\\\", "\\");
        CleanText clean = new(new SourceFile("<pragma>", pragma));
        return [.. PpLexer.ScanLine(clean, 0, clean.Length - 1)];
    }
}
