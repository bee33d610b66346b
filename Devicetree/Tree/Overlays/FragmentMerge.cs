using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Tree.Overlays;

/// <summary>Lays the contents of each fragment over the node that is its target.</summary>
internal sealed class FragmentMerge(LiveTree tree, LiveTree overlay, ImmutableHashSet<MutableNode> lost, OverlayProblems problems)
{
    private const string Content = "__overlay__";

    // How the symbols of a fragment's nodes begin: with the target's path as the overlay gives it, or as it was found.
    private readonly Dictionary<MutableNode, string> _targets = [];

    /// <summary>If a node of the overlay also has a phandle in the base, it takes that phandle. Returns the numbers that this replaces.</summary>
    public IReadOnlyDictionary<uint, uint> SharedPhandles()
    {
        Dictionary<uint, uint> replaced = [];
        foreach (MutableNode fragment in Fragments())
        {
            if (FindTarget(fragment, report: null) is not { } target)
                continue;
            Stack<(MutableNode Base, MutableNode Laid)> rest = new();
            rest.Push((target, fragment.Child(Content)!));
            while (rest.Count > 0)
            {
                (MutableNode known, MutableNode laid) = rest.Pop();
                if (known.Phandle != 0 && laid.Phandle != 0 && known.Phandle != laid.Phandle)
                    TakePhandle(replaced, laid, known.Phandle);
                foreach (MutableNode child in laid.Children)
                {
                    if (known.Child(child.Name) is { } both)
                        rest.Push((both, child));
                }
            }
        }

        return replaced;
    }

    /// <summary>Lays all fragments over the tree, in order: a later one may be for a node of an earlier one.</summary>
    public void Run()
    {
        bool any = false;
        foreach (MutableNode fragment in Fragments())
        {
            any = true;
            if (FindTarget(fragment, problems) is not { } target)
                continue;
            _targets.Add(fragment, TargetPath(fragment) ?? target.Path);
            Merge(target, fragment.Child(Content)!);
        }

        if (!any)
            ReportNoFragments();
    }

    /// <summary>Adds the overlay's labels of nodes that are now in the tree to the labels of the tree.</summary>
    public void AddSymbols()
    {
        if (overlay.Root.Child("__symbols__") is not { } symbols)
            return;
        MutableNode known = tree.Symbols ?? tree.Root.Add(symbols.Origin);
        foreach (Property symbol in symbols.Properties)
        {
            bool isPath = symbol.Length > 1 && symbol.Value.Span[0] == '/' && symbol.Value.Span.IndexOf((byte)0) == symbol.Length - 1;
            if (!isPath)
                problems.Add(OverlayDiagnostics.SymbolForm(symbol.Place, symbol.Name));
            else if (PathInTree(symbol) is { } path)
                AddSymbol(known, symbol, path);
        }
    }

    private void AddSymbol(MutableNode known, Property symbol, string path)
    {
        if (known.Find(symbol.Name)?.String is { } before && before != path)
        {
            Place at = overlay.FindPath(symbol.String!)?.Origin.Place ?? symbol.Place;
            problems.Add(OverlayDiagnostics.TakesLabel(at, path, symbol.Name, before));
        }

        tree.Set(known, symbol.With((byte[])[.. Encoding.UTF8.GetBytes(path), 0]));
    }

    // Reported at a child that may be meant as the content, or at the first child that may be meant as a fragment.
    private void ReportNoFragments()
    {
        IEnumerable<MutableNode> nodes = overlay.Root.Children.Where(static node => !node.Name.StartsWith("__", StringComparison.Ordinal));
        MutableNode? meant = nodes.SelectMany(static node => node.Children).FirstOrDefault(static node => Spelling.Nearest(node.Name, [Content]) is not null);
        MutableNode at = meant ?? nodes.FirstOrDefault() ?? overlay.Root;
        problems.Add(OverlayDiagnostics.NoFragments(at.Origin.Place, meant?.Name));
    }

    private IEnumerable<MutableNode> Fragments() => overlay.Root.Children.Where(static node => node.Child(Content) is not null);

    private static void TakePhandle(Dictionary<uint, uint> replaced, MutableNode laid, uint phandle)
    {
        if (!replaced.ContainsKey(laid.Phandle))
            replaced.Add(laid.Phandle, phandle);
        foreach (string name in (string[])["phandle", "linux,phandle"])
        {
            if (laid.Find(name) is { Length: 4 })
                laid.WriteCell(name, 0, phandle);
        }
    }

    // The path that the fragment gives if it has no phandle: "target" takes precedence.
    private static string? TargetPath(MutableNode fragment) =>
        fragment.Find("target") is { Length: 4 } phandle && phandle.Cell(0) != 0 ? null : fragment.Find("target-path")?.String;

    private MutableNode? FindTarget(MutableNode fragment, OverlayProblems? report)
    {
        if (lost.Contains(fragment))
            return null;
        Property? phandle = fragment.Find("target");
        if (phandle is not null && (phandle.Length != 4 || phandle.Cell(0) == uint.MaxValue))
        {
            report?.Add(OverlayDiagnostics.TargetIsNoPhandle(phandle.Place, fragment.Path, phandle));
            return null;
        }

        if (phandle is not null && phandle.Cell(0) != 0)
        {
            MutableNode? found = tree.FindPhandle(phandle.Cell(0));
            if (found is null)
                report?.Add(OverlayDiagnostics.NoSuchPhandle(phandle.Place, fragment.Path, phandle.Cell(0)));
            return found;
        }

        if (fragment.Find("target-path") is not { } path)
        {
            report?.Add(OverlayDiagnostics.NoTarget(fragment.Origin.Place, fragment.Path));
            return null;
        }

        MutableNode? target = tree.FindPath(path.String ?? "");
        if (target is null)
            report?.Add(OverlayDiagnostics.NoSuchPath(path.Place, fragment.Path, path.String ?? "", tree));
        return target;
    }

    private void Merge(MutableNode target, MutableNode content)
    {
        Stack<(MutableNode Parent, MutableNode Laid)> rest = new();
        Lay(rest, target, content);
        while (rest.Count > 0)
        {
            (MutableNode parent, MutableNode laid) = rest.Pop();
            MutableNode? known = parent.Child(laid.Name);
            if (known is not null && known.Name != laid.Name)
                problems.Add(OverlayDiagnostics.MergesByBaseName(laid.Origin.Place, laid.Name, known.Path));
            Lay(rest, known ?? parent.Add(laid.Origin), laid);
        }
    }

    private void Lay(Stack<(MutableNode Parent, MutableNode Laid)> rest, MutableNode node, MutableNode laid)
    {
        tree.AddLabels(node, laid.Origin);
        foreach (Property property in laid.Properties)
        {
            if (property.Name is "#address-cells" or "#size-cells")
                CheckCells(node, laid, property);
            tree.Set(node, property);
        }

        foreach (MutableNode child in laid.Children.Reverse())
            rest.Push((node, child));
    }

    // The unchanged addresses of children would be read with other cell counts (language notes, 3).
    private void CheckCells(MutableNode node, MutableNode laid, Property cells)
    {
        uint before = node.Find(cells.Name) is { Length: 4 } known ? known.Cell(0) : cells.Name == "#size-cells" ? 1u : 2u;
        if (cells.Length != 4 || cells.Cell(0) == before)
            return;
        MutableNode? kept = node.Children.FirstOrDefault(child => child.Find("reg") is not null && laid.Child(child.Name)?.Find("reg") is null);
        if (kept is not null)
            problems.Add(OverlayDiagnostics.ChangesCells(cells.Place, node.Path, cells.Name, before, cells.Cell(0), kept.Path));
    }

    // "/fragment@0/__overlay__/node" becomes "/target/node". Null for a node that is not copied into the tree.
    private string? PathInTree(Property symbol)
    {
        string path = symbol.String!;
        int slash = path.IndexOf('/', 1);
        if (slash < 0)
            return null;
        string rest = path.Substring(slash + 1);
        bool isContent = rest.StartsWith(Content, StringComparison.Ordinal) && (rest.Length == Content.Length || rest[Content.Length] == '/');
        if (!isContent)
            return null;
        if (overlay.Root.Child(path.Substring(1, slash - 1)) is not { } fragment || fragment.Child(Content) is null)
        {
            problems.Add(OverlayDiagnostics.SymbolWithoutFragment(symbol.Place, symbol.Name, path));
            return null;
        }

        // A fragment without target is reported. The slash after the target itself is written as by libfdt.
        if (!_targets.TryGetValue(fragment, out string? target))
            return null;
        return (target.Length > 1 ? target : "") + "/" + rest.Substring(Math.Min(Content.Length + 1, rest.Length));
    }
}
