using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Checks.Facts;
using Boards.Devicetree.Checks.Names;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks;

/// <summary>The warnings of the reference compiler about a valid tree, and some that it does not have.</summary>
public static class TreeChecks
{
    private static readonly ConcurrentDictionary<Severity, SubjectTable> BySeverity = new();

    /// <summary>The rules of all checks, by id.</summary>
    public static ImmutableArray<DiagnosticRule> Rules { get; } = [.. TreeCheckTable.All.Select(static check => check.Rule)];

    /// <summary>
    /// Runs every check. If one finds a malformed value, the checks that depend on the value skip the node, so a check that
    /// reports nothing for a node may not have checked it.
    /// </summary>
    /// <param name="tree">A tree from a source or from a blob. In both, the checks see references as numbers.</param>
    /// <param name="least">The lowest severity of the checks that are run.</param>
    /// <param name="cancel">Ends the work early, with an exception.</param>
    /// <returns>What was found, check by check, in document order within a check.</returns>
    public static ImmutableArray<Diagnostic> Run(DeviceTree tree, Severity least = Severity.Hidden, CancellationToken cancel = default)
    {
        SubjectTable subjects = BySeverity.GetOrAdd(least, static least => new SubjectTable([.. TreeCheckTable.All.Where(check => check.Rule.Severity >= least)]));
        ImmutableArray<Diagnostic> found = Run(tree, subjects, cancel);
        if (!found.Any(static diagnostic => diagnostic.Rule == MisspeltProperty.Kind) || WithStandardNames(tree, cancel) is not { } corrected)
            return found;

        // A consequence of a misspelt name is not found in the tree with the standard name.
        HashSet<(DiagnosticRule, string)> others = [.. Run(corrected, subjects, cancel).Select(static other => (other.Rule, other.Message))];
        return [.. found.Where(diagnostic => diagnostic.Rule == MisspeltProperty.Kind || others.Contains((diagnostic.Rule, diagnostic.Message)))];
    }

    /// <summary>
    /// The tree as it would be if no standard property were misspelt, with the same locations: a diagnostic that is found in the
    /// original tree, but not in this one, is a consequence of a misspelt name. Null if no name is misspelt.
    /// </summary>
    /// <param name="tree">The tree.</param>
    /// <param name="cancel">Ends the work early, with an exception.</param>
    public static DeviceTree? WithStandardNames(DeviceTree tree, CancellationToken cancel = default) => MisspeltProperty.Corrected(tree, cancel);

    private static ImmutableArray<Diagnostic> Run(DeviceTree tree, SubjectTable subjects, CancellationToken cancel)
    {
        CheckRun run = new(new TreeFacts(tree));
        SubjectTable.View bySubject = new(subjects);
        foreach (Node node in Described(tree))
        {
            cancel.ThrowIfCancellationRequested();
            foreach (NodeCheck check in subjects.General)
                check.Check(node, run);
            CheckProperties(node, bySubject, run);
        }

        return run.InOrderOf(subjects.All);
    }

    private static void CheckProperties(Node node, SubjectTable.View bySubject, CheckRun run)
    {
        foreach (Property property in node.Properties)
        {
            SubjectTable.Subject subject = bySubject.Of(property.Name);
            foreach (PropertyCheck check in subject.OfProperty)
                check.Check(node, property, run);

            // A node whose property is given twice by mistake is checked once.
            if (subject.OfNode.Length == 0 || node.Find(property.Name) != property)
                continue;
            foreach (NodeCheck check in subject.OfNode)
                check.Check(node, run);
        }
    }

    // The nodes that the compiler adds for overlays do not describe hardware, so they are not checked.
    private static IEnumerable<Node> Described(DeviceTree tree)
    {
        bool isBookkeeping = false;
        foreach (Node node in tree.Nodes)
        {
            if (node.Parent == tree.Root)
                isBookkeeping = node.Name is "__symbols__" or "__fixups__" or "__local_fixups__";
            if (!isBookkeeping)
                yield return node;
        }
    }
}
