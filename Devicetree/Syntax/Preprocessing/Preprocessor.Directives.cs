using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Boards.Devicetree.Syntax.Preprocessing.Sources;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Preprocessing;

/// <summary>The effects of directives.</summary>
internal sealed partial class Preprocessor
{
    /// <summary>Whether a group is being skipped.</summary>
    public bool IsSkipping => _skipping;

    /// <summary>Reads a directive, or skipped text, between the arguments of a macro.</summary>
    public void ReadWithinArguments(FileReader reader)
    {
        SourceItem item = reader.Current;
        if (item.Kind == DirectiveKind.None)
            reader.NextItem();
        else
            ReadDirective(reader);
    }

    /// <summary>
    /// Leaves a file that was included within arguments but does not end them; true if the arguments continue in
    /// another file. cpp expects them to end in the included file (language notes, 1.7).
    /// </summary>
    public bool LeaveWithinArguments(FileReader outermost)
    {
        FileReader reader = Reader;
        if (reader == outermost)
            return false;
        Leave(reader);
        _diagnostics.Add(PreprocessorDiagnostics.IncludeInArguments(PlaceOf(Reader, Reader.Source.Items[Reader.Item - 1])));
        return true;
    }

    private void ReadDirective(FileReader reader)
    {
        SourceItem item = reader.Current;
        reader.NextItem();
        if (TryConditional(reader, item) || _skipping)
            return;
        switch (item.Kind)
        {
            case DirectiveKind.Define:
                Define(reader, item);
                break;
            case DirectiveKind.Undefine:
                Undefine(reader, item);
                break;
            case DirectiveKind.Include or DirectiveKind.IncludeNext or DirectiveKind.Import:
                Include(reader, item);
                break;
            case DirectiveKind.Error:
                _diagnostics.Add(PreprocessorDiagnostics.Error(PlaceOf(reader, item), RestOf(reader, item)));
                break;
            case DirectiveKind.Warning:
                _diagnostics.Add(PreprocessorDiagnostics.Warning(PlaceOf(reader, item), RestOf(reader, item)));
                break;
            case DirectiveKind.Pragma:
                Pragma(reader, item);
                break;
            case DirectiveKind.Line:
                Line(reader, item);
                break;
            case DirectiveKind.Identification when _expander.ExpandDirective(item.Tokens(reader.Source.Text), reader.Inclusion) is not [{ Kind: PpTokenKind.String }, ..]:
                _diagnostics.Add(PreprocessorDiagnostics.MalformedIdentification(PlaceOf(reader, item)));
                break;
            case DirectiveKind.Assert or DirectiveKind.Unassert:
                Assert(reader, item);
                break;
        }
    }

    private bool TryConditional(FileReader reader, SourceItem item)
    {
        switch (item.Kind)
        {
            case DirectiveKind.If or DirectiveKind.IfDefined or DirectiveKind.IfNotDefined:
                Conditional opened = new(item, _skipping);
                reader.Conditionals.Push(opened);
                opened.Taken = !_skipping && Holds(reader, item);
                _skipping = !opened.Taken;
                return true;
            case DirectiveKind.Elif or DirectiveKind.ElifDefined or DirectiveKind.ElifNotDefined or DirectiveKind.Else:
                Continue(reader, item);
                return true;
            case DirectiveKind.EndIf:
                if (reader.Conditionals.Count == 0)
                    ReportOrphan(reader, item);
                else
                    Close(reader);
                return true;
            default:
                return false;
        }
    }

    private void Close(FileReader reader)
    {
        Conditional closed = reader.Conditionals.Pop();
        _skipping = closed.SkippedAround;
        if (closed.Misspelt is { } misspelt && !_skipping)
            _diagnostics.Add(PreprocessorDiagnostics.MisspeltDirective(PlaceOf(reader, misspelt), misspelt.Text, misspelt.Meant));
    }

    // A misspelt "#if" is passed on to the parser, which reports it.
    private void ReportOrphan(FileReader reader, SourceItem item)
    {
        bool ends = item.Kind == DirectiveKind.EndIf;
        int opened = reader.Misspelt.Count(line => line.Start < item.Start && line.Meant.StartsWith("#if", StringComparison.Ordinal));
        if (reader.Orphans >= opened)
            _diagnostics.Add(PreprocessorDiagnostics.WithoutIf(PlaceOf(reader, item), ends ? "#endif" : WordOf(item)));
        reader.Orphans += ends ? 1 : 0;
    }

    // If a line was meant to be its "#endif", that line is reported: here if it was skipped, and otherwise by the parser.
    private void ReportUnterminated(FileReader reader, Conditional conditional)
    {
        MisspeltDirective? end = reader.Misspelt.FirstOrDefault(line => line.Start > conditional.Item.Start && line.Meant is "#endif");
        if (end is null)
            _diagnostics.Add(PreprocessorDiagnostics.UnterminatedConditional(PlaceOf(reader, conditional.Item)));
        else if (_skipping)
            _diagnostics.Add(SyntaxDiagnostics.UnknownPreprocessorDirective(PlaceOf(reader, end), end.Text));
    }

    private Place PlaceOf(FileReader reader, MisspeltDirective line)
    {
        int start = reader.Source.Text.ToFile(line.Start);
        return _map.PlaceIn(reader.Inclusion, start, reader.Source.Text.ToFile(line.Start + line.Length) - start);
    }

    private static string WordOf(SourceItem item) => item.Kind == DirectiveKind.Else ? "#else" : "#elif";

    private void Continue(FileReader reader, SourceItem item)
    {
        string word = WordOf(item);
        if (reader.Conditionals.Count == 0)
        {
            ReportOrphan(reader, item);
            return;
        }

        Conditional conditional = reader.Conditionals.Peek();
        if (conditional.SeenElse)
            _diagnostics.Add(PreprocessorDiagnostics.AfterElse(PlaceOf(reader, item), word, PlaceOf(reader, conditional.Item).Location));
        conditional.SeenElse |= item.Kind == DirectiveKind.Else;
        if (conditional.SkippedAround)
            return;
        _skipping = true;
        if (conditional.Taken)
            return;
        _skipping = item.Kind != DirectiveKind.Else && !Holds(reader, item);
        conditional.Taken = !_skipping;
    }

    private bool Holds(FileReader reader, SourceItem item)
    {
        PpToken[] tokens = item.Tokens(reader.Source.Text);
        if (item.Kind is DirectiveKind.If or DirectiveKind.Elif)
            return new Condition(this, _expander, _macros, _assertions, _diagnostics, reader, EndOf(reader, item, tokens)).Evaluate(tokens);
        bool wanted = item.Kind is DirectiveKind.IfDefined or DirectiveKind.ElifDefined;
        if (NameOf(reader, item, tokens) is not { } name)
            return false;
        Macro? macro = _macros.Find(name.Buffer, name.Start, name.Length);
        return (macro is not null && !ReportPoisoned(macro, PlaceOf(name, reader.Inclusion))) == wanted;
    }

    private PpToken? NameOf(FileReader reader, SourceItem item, PpToken[] tokens)
    {
        if (tokens.Length > 0 && tokens[0].Kind == PpTokenKind.Identifier)
            return tokens[0];
        _diagnostics.Add(tokens.Length > 0
            ? PreprocessorDiagnostics.BadDefinition(PlaceOf(tokens[0], reader.Inclusion), "a macro name must be an identifier")
            : PreprocessorDiagnostics.BadDefinition(EndOf(reader, item, tokens), "expected a macro name"));
        return null;
    }

    private void Define(FileReader reader, SourceItem item)
    {
        if (item.Definition(reader.Source.Text, out DefinitionProblem? wrong) is not { } definition)
        {
            (string problem, PpToken token) = wrong!;
            Place at = token.Buffer is null ? EndOf(reader, item, item.Tokens(reader.Source.Text)) : PlaceOf(token, reader.Inclusion);
            _diagnostics.Add(PreprocessorDiagnostics.BadDefinition(at, problem));
            return;
        }

        if (UsesPoisoned(reader, item, definition))
            return;
        Macro? known = _macros.Set(new Macro(definition, reader.Inclusion));
        if (known is not { IsDefined: true } || known.Definition?.IsSameAs(definition) is true)
            return;
        SourceLocation first = known.Definition is null ? SourceLocation.None : _map.PlaceIn(known.Inclusion, known.Offset, known.Name.Length).Location;
        _diagnostics.Add(PreprocessorDiagnostics.Redefined(_map.PlaceIn(reader.Inclusion, definition.NameOffset, known.Name.Length), known.Name, first));
    }

    private void Undefine(FileReader reader, SourceItem item)
    {
        if (NameOf(reader, item, item.Tokens(reader.Source.Text)) is not { } name)
            return;
        if (_macros.Find(name.Buffer, name.Start, name.Length) is not { } macro || !ReportPoisoned(macro, PlaceOf(name, reader.Inclusion)))
            _macros.Set(Macro.Undefined(name.Text.ToString()));
    }

    private bool UsesPoisoned(FileReader reader, SourceItem item, MacroDefinition definition)
    {
        if (!_hasPoison)
            return false;
        bool isPoisoned = false;
        foreach (PpToken token in item.Tokens(reader.Source.Text))
        {
            if (token.Kind == PpTokenKind.Identifier && _macros.Find(token.Buffer, token.Start, token.Length) is { } macro)
                isPoisoned |= ReportPoisoned(macro, PlaceOf(token, reader.Inclusion)) && macro.Name == definition.Name;
        }

        return isPoisoned;
    }

    // assert = predicate "(" answer ")"; unassert = predicate [ "(" answer ")" ]. What follows is ignored.
    private void Assert(FileReader reader, SourceItem item)
    {
        PpToken[] tokens = item.Tokens(reader.Source.Text);
        bool takesBack = item.Kind == DirectiveKind.Unassert;
        if (Assertions.Read(tokens, 0, out _) is not { } read || (read.Answer is null && !takesBack))
            _diagnostics.Add(PreprocessorDiagnostics.MalformedAssertion(PlaceOf(reader, item)));
        else if (takesBack)
            _assertions.Unassert(read.Predicate, read.Answer);
        else
            _assertions.Assert(read.Predicate, read.Answer!);
    }

    private void Include(FileReader reader, SourceItem item)
    {
        PpToken[] tokens = item.Tokens(reader.Source.Text);
        if (IncludePath.Read(reader, tokens, _expander) is not { } path)
        {
            ReportBadInclude(reader, item, tokens);
            return;
        }

        if (!_opener.MayInclude(_readers.Count, path.Path, () => _map.PlaceIn(reader.Inclusion, path.Offset, path.Length)))
            return;
        if (_opener.FindInclude(reader.File, reader.Directory, path.Path, path.IsQuoted, item.Kind == DirectiveKind.IncludeNext && IncludeLevel > 0) is not { } found)
        {
            _opener.ReportNotFound(_map.PlaceIn(reader.Inclusion, path.Offset, path.Length), path.Path, path.IsQuoted ? reader.File : null);
            _diagnostics.MissesFile = true;
            return;
        }

        if (_opener.IsTooLarge(found.File, path.Path, () => _map.PlaceIn(reader.Inclusion, path.Offset, path.Length)))
            return;
        if (_once.Contains(found.File.Path) || (item.Kind == DirectiveKind.Import && !_once.Add(found.File.Path)))
            return;
        int inclusion = _map.Add(new Inclusion(found.File, reader.Inclusion, path.Offset, path.Length));
        _readers.Push(new FileReader(found.File, inclusion, found.Directory, _cancel));
    }

    // Names that the file would have defined are not reported as well.
    private void ReportBadInclude(FileReader reader, SourceItem item, PpToken[] tokens)
    {
        _diagnostics.MissesFile = true;
        char first = tokens.Length > 0 ? reader.Text[tokens[0].Start] : '\n';
        Place end = EndOf(reader, item, tokens);
        if (first is '"' or '<')
            _diagnostics.Add(PreprocessorDiagnostics.UnclosedInclude(end, first == '<' ? '>' : first));
        else if (tokens.Length == 0)
            _diagnostics.Add(PreprocessorDiagnostics.EmptyInclude(end));
        else
            _diagnostics.Add(PreprocessorDiagnostics.BareInclude(_map.PlaceIn(reader.Inclusion, tokens[0].Offset, EndOf(tokens) - tokens[0].Offset), RestOf(reader, item)));
    }

    // The location after the last token of a directive.
    private Place EndOf(FileReader reader, SourceItem item, PpToken[] tokens) =>
        _map.PlaceIn(reader.Inclusion, tokens.Length > 0 ? EndOf(tokens) : reader.Source.Text.ToFile(item.BodyStart), 0);

    private static int EndOf(PpToken[] tokens) => tokens[tokens.Length - 1].Offset + tokens[tokens.Length - 1].Length;

    /// <summary>Whether <c>__has_include</c> is true.</summary>
    public bool CanInclude(FileReader reader, IncludePath path, bool next) =>
        _opener.FindInclude(reader.File, reader.Directory, path.Path, path.IsQuoted, next && IncludeLevel > 0) is not null;

    // "#pragma-cells = <1>;" looks like a property, but is dropped.
    private void Pragma(FileReader reader, SourceItem item)
    {
        PpToken[] tokens = item.Tokens(reader.Source.Text);
        if (tokens.Length > 0 && !tokens[0].IsSpaceBefore)
            _diagnostics.Add(PreprocessorDiagnostics.PragmaProperty(PlaceOf(reader, item)));
        else
            RunPragma(reader, tokens, PlaceOf(reader, item));
    }

    // line = digits [ STRING ]
    private void Line(FileReader reader, SourceItem item)
    {
        List<PpToken> tokens = _expander.ExpandDirective(item.Tokens(reader.Source.Text), reader.Inclusion);
        bool isNumber = tokens.Count > 0 && tokens[0].Kind == PpTokenKind.Number
            && long.TryParse(tokens[0].Text.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out _);
        if (!isNumber || (tokens.Count > 1 && tokens[1].Kind != PpTokenKind.String))
        {
            _diagnostics.Add(PreprocessorDiagnostics.BadLine(PlaceOf(reader, item)));
            return;
        }

        long line = long.Parse(tokens[0].Text.ToString(), NumberStyles.None, CultureInfo.InvariantCulture);
        reader.LineDelta += line - reader.LineAt(item.End);
        if (tokens.Count > 1)
            reader.PresumedPath = tokens[1].Text.Slice(1, tokens[1].Length - 2).ToString();
    }

    private static string RestOf(FileReader reader, SourceItem item)
    {
        StringBuilder text = new();
        foreach (PpToken token in item.Tokens(reader.Source.Text))
            text.Append(text.Length > 0 && token.IsSpaceBefore ? " " : "").Append(token.Text.ToString());
        return text.ToString();
    }
}
