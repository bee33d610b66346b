using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Syntax.Files;
using Boards.Devicetree.Syntax.Lexing;
using Boards.Devicetree.Syntax.Parsing;
using Boards.Devicetree.Syntax.Preprocessing;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Devicetree.Tree.Building;
using Boards.Devicetree.Tree.Recording;

namespace Boards.Devicetree;

/// <summary>Compiles devicetree source: preprocessor, parser, tree.</summary>
public static class DtsCompiler
{
    /// <summary>Compiles a source. Does not throw on invalid sources.</summary>
    /// <param name="root">The source to compile.</param>
    /// <param name="sources">Where included files come from.</param>
    /// <param name="options">The compiler options.</param>
    /// <param name="cancel">Ends the work early, with an exception.</param>
    /// <returns>The tree, as far as the source is valid, and what is wrong with the source.</returns>
    public static CompileResult Compile(
        SourceFile root, ISourceProvider sources, CompileOptions options, CancellationToken cancel = default) =>
        Compile([root], sources, options, cancel);

    /// <summary>
    /// Compiles a source with others laid over it by path and label, as if their texts were concatenated. Each of the
    /// others may have its own header, or none. Does not throw on invalid sources.
    /// </summary>
    /// <param name="roots">The source to compile, and those laid over it, in order; at least one.</param>
    /// <param name="sources">Where included files come from.</param>
    /// <param name="options">The compiler options.</param>
    /// <param name="cancel">Ends the work early, with an exception.</param>
    /// <returns>The tree, as far as the sources are valid, and what is wrong with the sources.</returns>
    internal static CompileResult Compile(
        ImmutableArray<SourceFile> roots, ISourceProvider sources, CompileOptions options, CancellationToken cancel)
    {
        SourceMap map = new();
        DiagnosticBag diagnostics = new();
        SourceOpener opener = new(map, sources, options.IncludeDirectories, diagnostics);
        int buffer = Preprocess(roots, map, opener, options, diagnostics, out MacroTable macros, cancel);
        TreeBuilder builder = new(map, diagnostics);
        Lexer lexer = new(map, buffer, opener, diagnostics);
        Parser parser = new(map, lexer, builder, opener, diagnostics);
        parser.ParseSource(isLaidOver: roots.Length > 1, cancel);
        parser.Undefined.Report(diagnostics, macros, builder.Draft.Labels.Keys, () => new HeaderSearch(sources, roots[0].Path, options.IncludeDirectories));
        parser.InvalidLabels.Report(diagnostics, builder.Draft.Labels.Keys);
        uint bootCpu = options.BootCpu ?? BootCpu.Of(builder.Draft);
        DeviceTree tree = TreeLinker.Link(builder.Draft, options, bootCpu, diagnostics, cancel);
        map.Buffer(buffer).Settle();
        foreach (SuppressionComment comment in opener.Suppressions)
        {
            foreach (Diagnostic diagnostic in SuppressionDiagnostics.Check(comment))
                diagnostics.Add(diagnostic);
        }

        return new CompileResult
        {
            Tree = tree,
            // A node in the wrong place has the labels of the node that was meant.
            Diagnostics = diagnostics.IsMisnested ? [.. diagnostics.ToImmutable().Where(static d => d.Rule != TreeDiagnostics.DuplicateLabelRule)] : diagnostics.ToImmutable(),
            IsPlugin = builder.Draft.IsPlugin,
            Dependencies = opener.Dependencies,
            Suppressions = new DiagnosticSuppressions(opener.Suppressions),
        };
    }

    /// <summary>
    /// Reads sources as <see cref="Compile(ImmutableArray{SourceFile}, ISourceProvider, CompileOptions, CancellationToken)"/>
    /// does, and records the names in them with their places.
    /// </summary>
    internal static SourceRecording Record(ImmutableArray<SourceFile> roots, ISourceProvider sources, CompileOptions options, CancellationToken cancel)
    {
        SourceMap map = new();
        DiagnosticBag ignored = new();
        SourceOpener opener = new(map, sources, options.IncludeDirectories, ignored);
        int buffer = Preprocess(roots, map, opener, options, ignored, out MacroTable macros, cancel);
        TreeBuilder builder = new(map, ignored);
        SourceRecorder recorder = new(map, builder);
        new Parser(map, new Lexer(map, buffer, opener, ignored), recorder, opener, ignored).ParseSource(isLaidOver: roots.Length > 1, cancel);
        map.Buffer(buffer).Settle();
        return new SourceRecording(map, builder.Draft, macros, buffer, recorder.Places, [.. map.Included()]);
    }

    private static int Preprocess(
        ImmutableArray<SourceFile> roots, SourceMap map, SourceOpener opener, CompileOptions options, DiagnosticBag diagnostics, out MacroTable macros, CancellationToken cancel)
    {
        foreach (SourceFile root in roots)
            opener.Read(root);
        macros = new MacroTable();
        return options.Preprocess
            ? Preprocessor.Run(map, opener, roots, options, diagnostics, out macros, cancel)
            : map.Add(SourceBuffer.Verbatim([.. roots.Select(root => (root, map.Add(new Inclusion(root, -1, 0, 0))))]));
    }
}
