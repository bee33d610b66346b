using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks;

/// <summary>What the reference compiler warns about in a tree that it accepts, and what it overlooks.</summary>
public static class TreeChecks
{
    /// <summary>The rules of all checks, by id.</summary>
    public static ImmutableArray<DiagnosticRule> Rules { get; } = [.. TreeCheckTable.All.Select(static check => check.Rule)];

    /// <summary>
    /// Makes every check. Where one finds a value malformed, those that build on the value skip the node; a check that
    /// finds nothing there says nothing about the rest of the tree.
    /// </summary>
    /// <param name="tree">A tree from a source or from a blob. References are numbers to the checks in either.</param>
    /// <param name="cancel">Ends the work early, with an exception.</param>
    /// <returns>What was found, check by check, in document order within a check.</returns>
    public static ImmutableArray<Diagnostic> Run(DeviceTree tree, CancellationToken cancel = default)
    {
        CheckRun run = new(tree);
        ImmutableArray<Node> nodes = Described(tree);
        foreach (TreeCheck check in TreeCheckTable.All)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (Node node in nodes)
                check.Check(node, run);
        }

        return run.ToImmutable();
    }

    // What the compiler adds for overlays mirrors nodes and properties, and describes nothing itself.
    private static ImmutableArray<Node> Described(DeviceTree tree)
    {
        var nodes = ImmutableArray.CreateBuilder<Node>(tree.Nodes.Length);
        bool isBookkeeping = false;
        foreach (Node node in tree.Nodes)
        {
            if (node.Parent == tree.Root)
                isBookkeeping = node.Name is "__symbols__" or "__fixups__" or "__local_fixups__";
            if (!isBookkeeping)
                nodes.Add(node);
        }

        return nodes.ToImmutable();
    }
}
