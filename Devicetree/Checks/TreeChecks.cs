using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks;

/// <summary>What the reference compiler warns about in a tree that it accepts, and what it overlooks.</summary>
public static class TreeChecks
{
    // What is checked at a time; more than any board has, so that only what is generated takes more than one processor.
    private const int NodesOfPart = 1 << 14;

    private static readonly ConcurrentDictionary<Severity, SubjectTable> BySeverity = new();

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
        SubjectTable subjects = BySeverity.GetOrAdd(least, static least => new SubjectTable([.. TreeCheckTable.All.Where(check => check.Rule.Severity >= least)]));
        TreeFacts facts = new(tree);
        CheckRun[] parts = new CheckRun[(tree.Nodes.Length + NodesOfPart - 1) / NodesOfPart];
        if (parts.Length == 1)
            Check(0);
        else
            Parallel.For(0, parts.Length, new ParallelOptions { CancellationToken = cancel }, Check);
        return CheckRun.InOrderOf(subjects.All, parts);

        void Check(int part)
        {
            parts[part] = new CheckRun(facts);
            SubjectTable.View bySubject = new(subjects);
            foreach (Node node in Described(tree, part * NodesOfPart))
            {
                cancel.ThrowIfCancellationRequested();
                foreach (TreeCheck check in subjects.General)
                    check.Check(node, parts[part]);
                CheckProperties(node, bySubject, parts[part]);
            }
        }
    }

    private static void CheckProperties(Node node, SubjectTable.View bySubject, CheckRun run)
    {
        foreach (Property property in node.Properties)
        {
            TreeCheck[] its = bySubject.Of(property.Name);

            // Where a mistake gave the property twice, the first one stands for both.
            if (its.Length == 0 || node.Find(property.Name) != property)
                continue;
            foreach (TreeCheck check in its)
                check.Check(node, run);
        }
    }

    // The nodes of one part. What the compiler adds for overlays mirrors nodes and properties, and describes nothing itself.
    private static IEnumerable<Node> Described(DeviceTree tree, int start)
    {
        bool isBookkeeping = IsBookkeeping(tree.Nodes[start], tree.Root);
        for (int i = start; i < Math.Min(start + NodesOfPart, tree.Nodes.Length); i++)
        {
            Node node = tree.Nodes[i];
            if (node.Parent == tree.Root)
                isBookkeeping = IsBookkeeping(node, tree.Root);
            if (!isBookkeeping)
                yield return node;
        }
    }

    // Whether it stands in such a node below the root, or is one.
    private static bool IsBookkeeping(Node node, Node root)
    {
        while (node.Parent is { } parent && parent != root)
            node = parent;
        return node != root && node.Name is "__symbols__" or "__fixups__" or "__local_fixups__";
    }
}
