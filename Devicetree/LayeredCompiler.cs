using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Devicetree.Tree.Overlays;

namespace Boards.Devicetree;

/// <summary>Compiles a tree with others laid over it, each of them a source or a blob.</summary>
public static class LayeredCompiler
{
    /// <summary>
    /// Compiles a base and lays the other files over it, in their order. A plain source belongs to the text of the base,
    /// so it must come before overlays (<c>/plugin/</c>), which are applied to the tree that is compiled from the text.
    /// Does not throw on invalid contents of the files.
    /// </summary>
    /// <param name="base">The base.</param>
    /// <param name="layers">The files to lay over the base.</param>
    /// <param name="sources">Where included files come from.</param>
    /// <param name="options">The compiler options; if there are overlays, all trees get symbols.</param>
    /// <param name="cancel">Ends the work early, with an exception.</param>
    public static CompileResult Compile(
        DevicetreeFile @base, ImmutableArray<DevicetreeFile> layers, ISourceProvider sources, CompileOptions options, CancellationToken cancel = default)
    {
        CompileResult result = CompileLayers(@base, layers, sources, options, cancel);
        int count = PathLimit.NodesWithin(result.Tree);
        if (count == result.Tree.Nodes.Length)
            return result;
        Node first = result.Tree.Nodes[count];
        SourceLocation at = first.Location is { IsKnown: true } known ? known : SourceLocation.StartOf(@base.Path);
        return result with
        {
            Tree = result.Tree.UpTo(count),
            Diagnostics = result.Diagnostics.Any(static d => d.Rule == SyntaxDiagnostics.TooDeepRule)
                ? result.Diagnostics
                : result.Diagnostics.Add(SyntaxDiagnostics.LongPaths(at, first.Name, PathLimit.MostCharacters)),
        };
    }

    private static CompileResult CompileLayers(
        DevicetreeFile @base, ImmutableArray<DevicetreeFile> layers, ISourceProvider sources, CompileOptions options, CancellationToken cancel)
    {
        if (layers.IsEmpty)
            return @base.Blob is null ? CompileOne(@base, sources, options, cancel) : CompileBlob(@base, options, cancel);

        // Without symbols, overlays could not refer to labels of the tree.
        CompileOptions withSymbols = options with { Symbols = true };
        List<SourceFile> plain = [];
        List<(string Path, CompileResult Compiled)> overlays = [];
        List<Diagnostic> misplaced = [];
        foreach (DevicetreeFile layer in layers)
        {
            CompileResult compiled = CompileOne(layer, sources, withSymbols, cancel);
            if (layer.IsBlob || compiled.IsPlugin)
                overlays.Add((layer.Path, compiled));
            else if (overlays.Count == 0)
                plain.Add(layer.Source!);
            else
                misplaced.Add(LayerDiagnostics.PlainAfterOverlay(layer.Path, overlays[0].Path));
        }

        CompileResult result = CompileBase(@base, plain, sources, overlays.Count > 0 ? withSymbols : options, cancel);
        result = result with { Diagnostics = result.Diagnostics.AddRange(misplaced) };
        return overlays.Aggregate(result, static (below, overlay) => Apply(below, overlay.Compiled, overlay.Path)) with
        {
            Dependencies = [.. result.Dependencies.Concat(overlays.SelectMany(static overlay => overlay.Compiled.Dependencies)).Concat(layers.Select(static layer => layer.Path)).Distinct()],
        };
    }

    private static CompileResult CompileOne(DevicetreeFile file, ISourceProvider sources, CompileOptions options, CancellationToken cancel)
    {
        if (file.Blob is null)
            return DtsCompiler.Compile(file.Source!, sources, options, cancel);
        DtbReadResult read = DtbReader.Read(file.Blob, file.Path);
        return new CompileResult
        {
            Tree = read.Tree,
            Diagnostics = read.Diagnostics,
            IsPlugin = false,
            Dependencies = [],
            Suppressions = DiagnosticSuppressions.None,
        };
    }

    private static CompileResult CompileBlob(DevicetreeFile file, CompileOptions options, CancellationToken cancel)
    {
        DtbReadResult linked = BlobLinker.Link(DtbReader.Read(file.Blob!, file.Path), file.Path, options.BootCpu, cancel);
        return new CompileResult
        {
            Tree = linked.Tree,
            Diagnostics = linked.Diagnostics,
            IsPlugin = false,
            Dependencies = [],
            Suppressions = DiagnosticSuppressions.None,
        };
    }

    // A plain source over a blob is compiled over the decompiled text of the blob; `boards dts` shows the lines that diagnostics name.
    private static CompileResult CompileBase(DevicetreeFile @base, List<SourceFile> plain, ISourceProvider sources, CompileOptions options, CancellationToken cancel)
    {
        if (plain.Count == 0)
            return CompileOne(@base, sources, options, cancel);
        if (@base.Blob is null)
            return DtsCompiler.Compile([@base.Source!, .. plain], sources, options, cancel);
        DtbReadResult read = DtbReader.Read(@base.Blob, @base.Path);
        SourceFile decompiled = new(@base.Path, DtsWriter.Write(read.Tree));
        CompileResult result = DtsCompiler.Compile([decompiled, .. plain], sources, options with { BootCpu = options.BootCpu ?? read.Tree.BootCpu }, cancel);
        return result with { Diagnostics = read.Diagnostics.AddRange(result.Diagnostics) };
    }

    private static CompileResult Apply(CompileResult below, CompileResult overlay, string path)
    {
        CompileResult both = below with
        {
            Diagnostics = below.Diagnostics.AddRange(overlay.Diagnostics),
            Suppressions = below.Suppressions.With(overlay.Suppressions),
        };

        // Errors in either tree would otherwise be reported again for each of their consequences.
        if (both.Diagnostics.Any(static diagnostic => diagnostic.Severity == Severity.Error))
            return overlay.Tree.IsIncomplete ? both with { Tree = below.Tree.Incomplete() } : both;
        OverlayResult applied = OverlayApplication.Apply(below.Tree, overlay.Tree, path);
        return both with { Tree = applied.Tree, Diagnostics = both.Diagnostics.AddRange(applied.Diagnostics) };
    }
}
