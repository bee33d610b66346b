using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Threading;
using Boards.Devicetree.Syntax.Files;
using Boards.Devicetree.Syntax.Preprocessing.Sources;
using Boards.Devicetree.Text;
using static Boards.Devicetree.Syntax.Characters;

namespace Boards.Devicetree.Syntax.Preprocessing;

/// <summary>
/// The C preprocessor as <c>gcc -E -undef -x assembler-with-cpp</c> implements it. Text without macros is
/// copied unchanged; tokens are made only where a macro's name occurs (see MacroExpander). The origin of
/// every character of the result is known.
/// </summary>
internal sealed partial class Preprocessor
{
    private const string CommandLinePath = "<command line>";
    private const string Predefined = "#define __DTS__ 1\n#define __ASSEMBLER__ 1\n#define __STDC__ 1\n#define __STDC_HOSTED__ 1\n";
    private static readonly SourceFile EmptyCommandLine = new(CommandLinePath, Predefined);

    private readonly SourceMap _map;
    private readonly SourceOpener _opener;
    private readonly DiagnosticBag _diagnostics;
    private readonly CancellationToken _cancel;
    private readonly Stack<FileReader> _readers = new();
    private readonly HashSet<string> _once = new(StringComparer.Ordinal);
    private readonly MacroTable _macros = new();
    private readonly MacroExpander _expander;
    private readonly OutputText _output = new();
    private readonly Assertions _assertions = new();
    private bool _skipping;

    private Preprocessor(SourceMap map, SourceOpener opener, DiagnosticBag diagnostics, SourceFile root, BuildTime time, CancellationToken cancel)
    {
        _map = map;
        _opener = opener;
        _diagnostics = diagnostics;
        _cancel = cancel;
        _expander = new MacroExpander(this, map, _macros, _output, diagnostics, root, time, opener);
    }

    /// <summary>The file that is being read.</summary>
    public FileReader Reader => _readers.Peek();

    /// <summary>The number of files open around the current one.</summary>
    public int IncludeLevel => _readers.Count - 1;

    /// <summary>Preprocesses sources in order: the macros of one source are also defined in the next.</summary>
    /// <param name="map">Receives the result and its origins.</param>
    /// <param name="opener">Finds included files.</param>
    /// <param name="roots">The sources.</param>
    /// <param name="options">The compiler options.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    /// <param name="macros">The macros that are defined at the end.</param>
    /// <param name="cancel">Ends the work early, with an exception.</param>
    /// <returns>The index of the result among the map's buffers.</returns>
    public static int Run(
        SourceMap map, SourceOpener opener, ImmutableArray<SourceFile> roots, CompileOptions options, DiagnosticBag diagnostics, out MacroTable macros,
        CancellationToken cancel)
    {
        Preprocessor preprocessor = new(map, opener, diagnostics, roots[0], new BuildTime(options.SourceDateEpoch), cancel);
        macros = preprocessor._macros;
        preprocessor.DefineBuiltins();
        int[] inclusions = [.. roots.Select(root => map.Add(new Inclusion(root, -1, 0, 0)))];
        SourceFile commandLine = CommandLine(options);
        preprocessor.Read(new FileReader(commandLine, map.Add(new Inclusion(commandLine, -1, 0, 0)), -1, cancel));
        for (int i = 0; i < roots.Length; i++)
        {
            if (i > 0)
                preprocessor._output.AppendSpace();
            preprocessor.Read(new FileReader(roots[i], inclusions[i], -1, cancel));
        }

        return map.Add(preprocessor._output.ToBuffer(inclusions[0]));
    }

    // Definitions on the command line are read like those in a file. Most command lines have none.
    private static SourceFile CommandLine(CompileOptions options)
    {
        if (options.Definitions.IsEmpty && options.Undefinitions.IsEmpty)
            return EmptyCommandLine;
        StringBuilder text = new(Predefined);
        foreach (string definition in options.Definitions)
        {
            int equal = definition.IndexOf('=');
            text.Append("#define ").Append(equal < 0 ? definition : definition.Substring(0, equal));
            text.Append(' ').Append(equal < 0 ? "1" : definition.Substring(equal + 1)).Append('\n');
        }

        foreach (string name in options.Undefinitions)
            text.Append("#undef ").Append(name).Append('\n');
        return new SourceFile(CommandLinePath, text.ToString());
    }

    private void DefineBuiltins()
    {
        (string Name, Builtin Builtin)[] builtins =
        [
            ("__FILE__", Builtin.File), ("__FILE_NAME__", Builtin.FileName), ("__BASE_FILE__", Builtin.BaseFile), ("__LINE__", Builtin.Line),
            ("__COUNTER__", Builtin.Counter), ("__INCLUDE_LEVEL__", Builtin.IncludeLevel), ("__DATE__", Builtin.Date),
            ("__TIME__", Builtin.Time), ("__TIMESTAMP__", Builtin.Timestamp), ("__has_include", Builtin.HasInclude),
            ("__has_include_next", Builtin.HasInclude), ("_Pragma", Builtin.Pragma),
        ];
        foreach ((string name, Builtin builtin) in builtins)
            _macros.Set(new Macro(name, builtin));
    }

    // Reads a file and the files that it includes, which are pushed before the file continues.
    private void Read(FileReader root)
    {
        _readers.Push(root);
        while (_readers.Count > 0 && !_diagnostics.IsFull)
        {
            _cancel.ThrowIfCancellationRequested();
            FileReader reader = _readers.Peek();
            if (reader.AtEnd)
                Leave(reader);
            else if (reader.Current.Kind == DirectiveKind.None)
                ReadText(reader);
            else
                ReadDirective(reader);
        }

        _readers.Clear();
    }

    private void Leave(FileReader reader)
    {
        foreach (Conditional conditional in reader.Conditionals)
        {
            ReportUnterminated(reader, conditional);

            // Names that the skipped part or the file may define are not reported as well.
            _diagnostics.MissesFile |= _skipping;
            _diagnostics.IsCutShort |= _skipping;
            _skipping = conditional.SkippedAround;
        }

        if (reader.Source.UnterminatedComment is >= 0 and int comment)
        {
            _diagnostics.Add(SyntaxDiagnostics.UnterminatedComment(_map.PlaceIn(reader.Inclusion, reader.Source.Text.ToFile(comment), 2)));
            _diagnostics.IsCutShort = true;
            _diagnostics.MissesFile = true;
        }

        _readers.Pop();
    }

    private void ReadText(FileReader reader)
    {
        if (!_skipping)
        {
            CopyText(reader);
            return;
        }

        Conditional conditional = reader.Conditionals.Peek();
        conditional.Misspelt ??= MisspeltDirective.First(reader.Text, reader.Position, reader.Current.End);
        reader.NextItem();
    }

    // Copies up to the end of the text, or to the end of the tokens that an expansion took from the text after it.
    private void CopyText(FileReader reader)
    {
        SourceItem item = reader.Current;
        CleanText clean = reader.Source.Text;
        char[] text = clean.Characters;
        while (true)
        {
            if (_inLongString)
                CopyLongString(reader);
            if (reader.AtEnd || reader.Current != item)
                return;
            int copied = reader.Position;
            int at = VerbatimEnd(text, copied, item.End, out int touching, out Macro? macro);
            _output.AppendVerbatim(clean, copied, at, reader.Inclusion);
            if (at >= item.End)
                break;
            if (macro is not null)
            {
                if (touching < at)
                    _expander.SetPrevious(LastToken(clean, touching, at));
                reader.Position = at + macro.NameText.Length;
                _expander.ExpandAt(reader, at, macro);
                continue;
            }

            if (_inLongString)
            {
                reader.Position = at;
                continue;
            }

            // A comment or a NUL, which is white space for cpp, but not for the compiler.
            _output.AppendSpace();
            reader.Position = text[at] == '\0' ? at + 1 : PpLexer.CommentEnd(text, at, item.End);
        }

        reader.NextItem();
    }

    // The end of the text that is copied unchanged: a macro's name, a comment, a NUL, or the end of the text. The text
    // that touches this end from before begins at a token; without such text, it begins at the end.
    private int VerbatimEnd(char[] text, int at, int end, out int touching, out Macro? macro)
    {
        touching = at;
        macro = null;
        while (at < end)
        {
            char c = text[at];
            if (IsIdentifierStart(c))
            {
                int start = at++;
                while (IsIdentifier(text[at]))
                    at++;
                macro = _macros.Find(text, start, at - start);
                if (macro is not null)
                    return start;
            }
            else if (IsSpace(c))
            {
                at++;
                while (at < end && IsSpace(text[at]))
                    at++;
                touching = at;
            }
            else if (IsDigit(c))
            {
                at = PpLexer.NumberEnd(text, at + 1);
            }
            else if (c is '"' or '\'')
            {
                int quote = at;
                PpTokenKind kind = PpLexer.Scan(text, quote, out int quotedEnd);
                at = quotedEnd;
                if (kind == PpTokenKind.Other && c == '"' && at < end)
                {
                    _inLongString = true;
                    _printedLine = Reader.LineAt(quote);
                    return WithoutReturn(text, at);
                }
            }
            else if (c == '\0' || (c == '/' && text[at + 1] is '/' or '*'))
            {
                return at;
            }
            else
            {
                at++;
            }
        }

        return end;
    }

    // The last token of a stretch that begins with a token.
    private static PpToken LastToken(CleanText clean, int at, int end)
    {
        while (true)
        {
            PpTokenKind kind = PpLexer.Scan(clean.Characters, at, out int tokenEnd);
            if (tokenEnd >= end)
                return PpLexer.Make(clean, kind, at, tokenEnd, space: false);
            at = tokenEnd;
        }
    }

    private Place PlaceOf(FileReader reader, SourceItem item)
    {
        int start = reader.Source.Text.ToFile(item.Start);
        int end = reader.Source.Text.ToFile(Math.Max(item.BodyStart, item.Start + 1));
        return _map.PlaceIn(reader.Inclusion, start, end - start);
    }

    /// <summary>The place of a token of a directive.</summary>
    public Place PlaceOf(in PpToken token, int inclusion) => _map.PlaceIn(inclusion, token.Offset, Math.Max(token.Length, 1));
}
