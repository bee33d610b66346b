using System.Collections.Generic;
using System.Threading;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Syntax.Lexing;
using Boards.Devicetree.Syntax.Parsing;
using Boards.Devicetree.Syntax.Preprocessing;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree.Building;

namespace Boards.Devicetree.Preambles;

/// <summary>Reads on where a beginning ends.</summary>
internal sealed class PreambleReading
{
    private readonly Preamble _from;
    private readonly PreambleStock _stock;

    public PreambleReading(Preamble from, ISourceProvider sources, CompileOptions options, PreambleStock stock)
    {
        _from = from;
        _stock = stock;
        Map = new SourceMap(from.Map);
        Opener = new SourceOpener(Map, sources, options.IncludeDirectories, Diagnostics) { Inclusions = from.Inclusions };
    }

    /// <summary>The texts and their origins.</summary>
    public SourceMap Map { get; }

    /// <summary>The files that are read.</summary>
    public SourceOpener Opener { get; }

    /// <summary>What is wrong.</summary>
    public DiagnosticBag Diagnostics { get; } = new();

    /// <summary>What is defined at the end.</summary>
    public PreprocessorState? End { get; private set; }

    /// <summary>The tree at the end; null where there is no definition.</summary>
    public TreeDraft? Draft { get; private set; }

    /// <summary>
    /// A file, and those within it that are still open, as they stand where the beginning ends. What the beginning
    /// includes is included from them.
    /// </summary>
    /// <param name="root">The file.</param>
    /// <param name="directory">Index of the include directory that it was found in, or -1.</param>
    /// <param name="point">How far it is read.</param>
    public FileReader[] Open(SourceFile root, int directory, PreamblePoint point)
    {
        FileReader[] stack = new FileReader[point.Taken.Count];
        (SourceFile file, int inclusion) = (root, Map.Add(new Inclusion(root, -1, 0, 0)));
        for (int i = 0; i < stack.Length; i++)
        {
            (IReadOnlyList<PreambleStep> steps, int last) = point.Taken[i];
            bool isInnermost = i == stack.Length - 1;
            for (int j = 0; j < (isInnermost ? last + 1 : last); j++)
                Include(file, inclusion, directory, steps[j]);
            PreambleStep taken = steps[last];
            stack[i] = new FileReader(file, inclusion, directory, taken.Item);
            if (isInnermost)
                break;
            IncludePath path = taken.Path!;
            Opener.FindInclude(file, directory, path, next: false);
            (file, inclusion, directory) = (taken.Node.File!, Map.Add(new Inclusion(taken.Node.File!, inclusion, path.Offset, path.Length)), taken.Node.Directory);
        }

        return stack;
    }

    /// <summary>Reads files, and parses what they give.</summary>
    /// <param name="root">The file that is compiled.</param>
    /// <param name="readings">The files, one behind the other, each as a stack.</param>
    /// <param name="hasVersion">Whether the version stands before them.</param>
    /// <param name="cancel">Ends the work early, with an exception.</param>
    /// <returns>False where something is wrong, or may be: then only the whole can be understood.</returns>
    public bool TryRead(SourceFile root, IEnumerable<FileReader[]> readings, bool hasVersion, CancellationToken cancel)
    {
        UnclosedCalls unclosed = new();
        SourceBuffer? text = Preprocessor.GoOn(Map, Opener, root, _from.End, readings, Diagnostics, unclosed, out PreprocessorState end, cancel);
        End = end;

        // What the version is written with may be macros, too.
        if (Diagnostics.Count > 0 || unclosed.HasFound || end.DependsOnIncluder || (hasVersion && (end.Macros.Find("dts") ?? end.Macros.Find("v1")) is not null))
            return false;
        if (text is null)
            return true;
        TreeBuilder builder = _from.Draft is { } before
            ? new TreeBuilder(before.Copy(Map), _stock.Names, rootSeen: true, Diagnostics)
            : new TreeBuilder(TreeDraft.Empty(Map), _stock.Names, rootSeen: false, Diagnostics);
        Parser parser = new(Map, new Lexer(Map, Map.Add(text), Opener, Diagnostics), builder, Opener, Diagnostics, _stock.Bytes);
        if (hasVersion || _from.Draft is not null)
        {
            if (!parser.TryParseRest(first: _from.Draft is null, cancel))
                return false;
        }
        else
        {
            parser.ParseSource(isLaidOver: false, cancel);
        }

        Draft = builder.Draft;
        return Diagnostics.Count == 0 && parser.Undefined.IsEmpty;
    }

    // Asks for what was asked for when the file was read, in the same order.
    private void Include(SourceFile file, int inclusion, int directory, PreambleStep step)
    {
        if (step.Path is not { } path)
            return;
        Map.SetParent(_from.Tops[step.Node.Depth - 1], inclusion, path.Offset, path.Length);
        Opener.FindInclude(file, directory, path, next: false);
        foreach (string asked in step.Node.Asked)
            Opener.Find(asked);
    }
}
