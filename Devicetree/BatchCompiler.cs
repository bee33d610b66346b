using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Preambles;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Syntax.Preprocessing;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree.Building;

namespace Boards.Devicetree;

/// <summary>
/// Compiles several files, one after another. What some of them begin with, the file of their SoC above all, is read once
/// for all of these. The results are those of <see cref="LayeredCompiler"/>: a source with a mistake is left to it.
/// Not for several threads at once.
/// </summary>
public sealed class BatchCompiler
{
    private readonly ISourceProvider _sources;
    private readonly CompileOptions _options;
    private readonly PreambleStock _stock = new();
    private readonly PreambleMaker _maker;
    private readonly Dictionary<SourceFile, List<PreambleStep>> _steps = [];

    /// <summary>Looks at what the files begin with.</summary>
    /// <param name="files">All files that will be compiled.</param>
    /// <param name="sources">Where included files come from.</param>
    /// <param name="options">What the command line would say.</param>
    public BatchCompiler(IEnumerable<DevicetreeFile> files, ISourceProvider sources, CompileOptions options)
    {
        _sources = sources;
        _options = options;
        _maker = new PreambleMaker(sources, options, _stock);
        PreambleNode empty = PreambleNode.Empty();
        if (!options.Preprocess || !TryBegin(empty))
            return;
        PreambleWalk walk = new(new SourceOpener(new SourceMap(), sources, options.IncludeDirectories, new DiagnosticBag()));
        foreach (DevicetreeFile file in files)
        {
            if (file.Source is not { } root || _steps.ContainsKey(root))
                continue;
            List<PreambleStep> steps = StepsOf(root, walk, empty);
            _steps.Add(root, steps);
            foreach (PreambleNode node in NodesOf(steps))
            {
                node.Sources++;
                node.Waiting++;
            }
        }
    }

    /// <summary>How many of the files went on where a beginning ends that they share.</summary>
    internal int Continued { get; private set; }

    /// <summary>Compiles one of the files, once. Nothing that it holds makes it throw.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cancel">Ends the work early, with an exception.</param>
    /// <returns>The tree as far as the file is good, and what is wrong with it.</returns>
    public CompileResult Compile(DevicetreeFile file, CancellationToken cancel = default)
    {
        CompileResult? result = null;
        if (file.Source is { } root && _steps.TryGetValue(root, out List<PreambleStep>? steps))
        {
            try
            {
                if (PreambleOf(steps, cancel) is { } point)
                    result = TryCompile(root, point, cancel);
            }
            finally
            {
                Leave(root, steps);
            }
        }

        Continued += result is null ? 0 : 1;
        return result ?? LayeredCompiler.Compile(file, [], _sources, _options, cancel);
    }

    private static List<PreambleStep> StepsOf(SourceFile root, PreambleWalk walk, PreambleNode empty)
    {
        try
        {
            return walk.StepsOf(root, empty);
        }
        catch (Exception)
        {
            // Of the provider: it will throw again when it is this source's turn, and then somebody listens.
            return [];
        }
    }

    private void Leave(SourceFile root, List<PreambleStep> steps)
    {
        _steps.Remove(root);
        foreach (PreambleNode node in NodesOf(steps))
        {
            if (--node.Waiting == 0)
                node.State = null;
        }
    }

    private static IEnumerable<PreambleNode> NodesOf(IReadOnlyList<PreambleStep> steps) =>
        steps.SelectMany(static step => NodesOf(step.Node.Inside!).Append(step.Node));

    private bool TryBegin(PreambleNode empty)
    {
        SourceMap map = new();
        DiagnosticBag diagnostics = new();
        SourceOpener opener = new(map, _sources, _options.IncludeDirectories, diagnostics);
        if (Preprocessor.Begin(map, opener, _options, diagnostics, default) is not { } begin || diagnostics.Count > 0)
            return false;
        empty.State = new Preamble(map, begin, 0, null, []);
        return true;
    }

    // The longest beginning of a source that others have, too.
    private PreamblePoint? PreambleOf(List<PreambleStep> steps, CancellationToken cancel)
    {
        while (PreamblePoint.Last(steps, static node => node.State is not null || node is { Waiting: > 1, HasFiles: true, IsUnusable: false }) is { } point)
        {
            if (_maker.TryMake(point.Node, cancel))
                return point;
        }

        return null;
    }

    // Null where only the whole can be understood.
    private CompileResult? TryCompile(SourceFile root, PreamblePoint point, CancellationToken cancel)
    {
        PreambleReading reading = new(point.Node.State!, _sources, _options, _stock);
        reading.Opener.Read(root);
        FileReader[] stack = reading.Open(root, -1, point);
        if (!reading.TryRead(root, [stack], point.Node.HasVersion, cancel))
            return null;
        TreeDraft? draft = reading.Draft ?? point.Node.State!.Draft?.Copy(reading.Map);
        if (draft is null)
            return null;
        CompileResult result = DtsCompiler.Link(draft, reading.Opener, _options, reading.Diagnostics, cancel);
        return reading.Diagnostics.HasErrors ? null : result;
    }
}
