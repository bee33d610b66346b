using System;
using System.Collections.Generic;
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
    /// <param name="least">Checks of less severity are not made.</param>
    /// <param name="cancel">Ends the work early, with an exception.</param>
    /// <returns>What was found, check by check, in document order within a check.</returns>
    public static ImmutableArray<Diagnostic> Run(DeviceTree tree, Severity least = Severity.Hidden, CancellationToken cancel = default)
    {
        CheckRun run = new(tree);
        List<Node> nodes = Described(tree);
        Dictionary<string, List<Node>> bySubject = BySubject(nodes);
        foreach (TreeCheck check in TreeCheckTable.All)
        {
            cancel.ThrowIfCancellationRequested();
            if (check.Rule.Severity < least)
                continue;
            foreach (Node node in check.Subject is null ? nodes : bySubject[check.Subject])
                check.Check(node, run);
        }

        return run.ToImmutable();
    }

    // Most checks look at one property, and most nodes do not have it.
    private static Dictionary<string, List<Node>> BySubject(List<Node> nodes)
    {
        Dictionary<string, List<Node>> bySubject = new(StringComparer.Ordinal);
        foreach (TreeCheck check in TreeCheckTable.All)
        {
            if (check.Subject is { } subject)
                bySubject[subject] = [];
        }

        foreach (Node node in nodes)
        {
            foreach (Property property in node.Properties)
            {
                // Where a mistake gave the property twice, the node stands there once.
                if (bySubject.TryGetValue(property.Name, out List<Node>? having) && (having.Count == 0 || having[having.Count - 1] != node))
                    having.Add(node);
            }
        }

        return bySubject;
    }

    // What the compiler adds for overlays mirrors nodes and properties, and describes nothing itself.
    private static List<Node> Described(DeviceTree tree)
    {
        List<Node> nodes = new(tree.Nodes.Length);
        bool isBookkeeping = false;
        foreach (Node node in tree.Nodes)
        {
            if (node.Parent == tree.Root)
                isBookkeeping = node.Name is "__symbols__" or "__fixups__" or "__local_fixups__";
            if (!isBookkeeping)
                nodes.Add(node);
        }

        return nodes;
    }
}
