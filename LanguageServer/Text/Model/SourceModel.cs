using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.LanguageServer.Workspace.Contexts;

namespace Boards.LanguageServer.Text.Model;

/// <summary>The names in the sources of a board, with what they name. Made at the first question about a compilation.</summary>
internal sealed class SourceModel
{
    private static readonly ConditionalWeakTable<CompiledContext, SourceModel> Known = new();

    private readonly Dictionary<string, Occurrence[]> _byFile;
    private readonly Func<int, string> _expansion;

    /// <param name="context">The board.</param>
    /// <param name="occurrences">The names.</param>
    /// <param name="macros">The macros that are defined at the end, and where.</param>
    /// <param name="expansion">What a use of a macro became, by its number.</param>
    public SourceModel(CompiledContext context, IEnumerable<Occurrence> occurrences, ImmutableDictionary<string, MacroFacts> macros, Func<int, string> expansion)
    {
        Context = context;
        Macros = macros;
        _expansion = expansion;
        All = [.. occurrences.DistinctBy(static o => (o.At.Path, o.At.Start, o.At.Length, o.Kind, o.Name, o.Node))];
        _byFile = All.GroupBy(static o => o.At.Path).ToDictionary(static file => file.Key, static file => file.OrderBy(static o => o.At.Start).ToArray(), StringComparer.Ordinal);
    }

    /// <summary>The board.</summary>
    public CompiledContext Context { get; }

    /// <summary>The tree.</summary>
    public DeviceTree Tree => Context.Board.Tree;

    /// <summary>All names, in the order of the sources.</summary>
    public ImmutableArray<Occurrence> All { get; }

    /// <summary>The macros that are defined at the end.</summary>
    public ImmutableDictionary<string, MacroFacts> Macros { get; }

    /// <summary>The names of a compilation.</summary>
    public static SourceModel Of(CompiledContext context, CancellationToken cancel)
    {
        if (Known.TryGetValue(context, out SourceModel? known))
            return known;
        SourceModel model = SourceModelReader.Read(context, cancel);
        return Known.GetValue(context, _ => model);
    }

    /// <summary>The names in a file, by place.</summary>
    public IReadOnlyList<Occurrence> In(string path) => _byFile.GetValueOrDefault(path) ?? [];

    /// <summary>The name at an offset of a file, its end included; null if there is none. What is written there comes before what a macro gives.</summary>
    public Occurrence? At(string path, int offset)
    {
        Occurrence? found = null;
        foreach (Occurrence occurrence in In(path))
        {
            if (occurrence.At.Start > offset)
                break;
            if (offset <= occurrence.End && (found is null || Rank(occurrence, offset) < Rank(found, offset)))
                found = occurrence;
        }

        return found;
    }

    /// <summary>The node of a name; null if the tree does not have it.</summary>
    public Node? NodeOf(Occurrence occurrence) => occurrence.Node is { } path ? Tree.FindPath(path) : null;

    /// <summary>What a use of a macro became.</summary>
    public string ExpansionOf(Occurrence macro) => _expansion(macro.Index);

    // The one that the cursor is in, then the one before the cursor.
    private static int Rank(Occurrence occurrence, int offset) => (occurrence.IsWritten ? 0 : occurrence.Kind == OccurrenceKind.Macro ? 0 : 4) + (offset < occurrence.End ? 0 : 2);
}
