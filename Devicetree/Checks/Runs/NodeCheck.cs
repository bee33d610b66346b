using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.Runs;

/// <summary>A check of nodes: of each, or of those that have a certain property.</summary>
internal abstract class NodeCheck(string name, DiagnosticRule rule) : TreeCheck(name, rule)
{
    /// <summary>The property that a node must have to be checked; null if every node is checked.</summary>
    public virtual string? Subject => null;

    /// <summary>
    /// Checks one node. The node is skipped if a value that the check needs is malformed, which another check reports.
    /// </summary>
    public abstract void Check(Node node, CheckRun run);
}
