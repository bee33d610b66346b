using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Boards.Devicetree.Sources;
using Boards.Devicetree.Syntax.Lexing;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Devicetree.Tree.Recording;
using Boards.LanguageServer.Workspace.Contexts;

namespace Boards.LanguageServer.Text.Model;

/// <summary>The names in the sources of a board, with what they refer to. Made at the first request about a compilation.</summary>
internal sealed class SourceModel
{
    private static readonly ConditionalWeakTable<CompiledContext, SourceModel> Known = new();

    private readonly Dictionary<string, SourceName[]> _byFile;
    private readonly ImmutableArray<SourceNames> _read;

    private SourceModel(CompiledContext context, ImmutableArray<SourceNames> read)
    {
        Context = context;
        _read = read;
        Macros = read.SelectMany(static names => names.Macros).GroupBy(static macro => macro.Name).ToImmutableDictionary(static same => same.Key, static same => same.Last(), StringComparer.Ordinal);
        All = [.. read.SelectMany(static names => names.Names).DistinctBy(static o => (o.At.Path, o.At.Start, o.At.Length, o.Kind, o.Name, o.Node))];
        _byFile = All.GroupBy(static o => o.At.Path).ToDictionary(static file => file.Key, static file => file.OrderBy(static o => o.At.Start).ToArray(), StringComparer.Ordinal);
    }

    /// <summary>The board.</summary>
    public CompiledContext Context { get; }

    /// <summary>The tree.</summary>
    public DeviceTree Tree => Context.Board.Tree;

    /// <summary>All names, in the order of the sources.</summary>
    public ImmutableArray<SourceName> All { get; }

    /// <summary>The macros that are defined at the end.</summary>
    public ImmutableDictionary<string, SourceMacro> Macros { get; }

    /// <summary>The names of a compilation.</summary>
    public static SourceModel Of(CompiledContext context, CancellationToken cancel)
    {
        if (Known.TryGetValue(context, out SourceModel? known))
            return known;
        SourceModel model = new(context, Read(context, cancel));
        return Known.GetValue(context, _ => model);
    }

    /// <summary>The names in a file, by place.</summary>
    public IReadOnlyList<SourceName> In(string path) => _byFile.GetValueOrDefault(path) ?? [];

    /// <summary>
    /// The name at an offset of a file, including its end; null if there is none. Written text
    /// takes precedence over text from a macro.
    /// </summary>
    public SourceName? At(string path, int offset)
    {
        SourceName? found = null;
        foreach (SourceName occurrence in In(path))
        {
            if (occurrence.At.Start > offset)
                break;
            if (offset <= occurrence.End && (found is null || Rank(occurrence, offset) < Rank(found, offset)))
                found = occurrence;
        }

        return found;
    }

    /// <summary>The node of a name; null if the tree does not have it.</summary>
    public Node? NodeOf(SourceName occurrence) => occurrence.Node is { } path ? Tree.FindPath(path) : null;

    /// <summary>The text that a use of a macro expands to.</summary>
    public string ExpansionOf(SourceName macro) => _read.FirstOrDefault(names => names.Names.Any(name => ReferenceEquals(name, macro)))?.ExpansionOf(macro) ?? "";

    // The board is read with the sources that are laid over it as text; each overlay after them is read on its own.
    private static ImmutableArray<SourceNames> Read(CompiledContext context, CancellationToken cancel)
    {
        SourceFile[] overlays = [.. context.Context.Overlays.Select(context.Files.FindSource).OfType<SourceFile>()];
        SourceFile[] plain = [.. overlays.TakeWhile(static overlay => !IsPlugin(overlay))];
        SourceFile[] source = context.Files.FindSource(context.Context.Source) is { } root && !context.Context.Source.EndsWith(".dtb", StringComparison.OrdinalIgnoreCase) ? [root, .. plain] : [];
        SourceFile[][] all = [source, .. overlays.Skip(plain.Length).Select(static overlay => new[] { overlay })];
        return [.. all.Where(static roots => roots.Length > 0).Select(roots => SourceNames.Read([.. roots], context.Files, context.Options, context.Board.Tree, cancel))];
    }

    private static bool IsPlugin(SourceFile file) => SourceTokens.Of(file).Tokens.Any(static token => token.Kind == TokenKind.Plugin);

    // A name that contains the cursor ranks before a name that ends at the cursor.
    private static int Rank(SourceName occurrence, int offset) => (occurrence.IsWritten ? 0 : occurrence.Kind == SourceNameKind.Macro ? 0 : 4) + (offset < occurrence.End ? 0 : 2);
}
