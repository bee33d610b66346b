using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.Runs;

/// <summary>One check of a finished tree, node by node. It holds no state.</summary>
/// <param name="name">The name of the same check in the reference compiler (<c>-W name</c>), or a new one where it makes none.</param>
/// <param name="rule">What it reports.</param>
internal abstract class TreeCheck(string name, DiagnosticRule rule)
{
    /// <summary>The name of the same check in the reference compiler, or a new one where it makes none.</summary>
    public string Name { get; } = name;

    /// <summary>What the check reports.</summary>
    public DiagnosticRule Rule { get; } = rule;

    /// <summary>The property without which a node is none of its business; null where every node is.</summary>
    public virtual string? Subject => null;

    /// <summary>
    /// Looks at one node. A value that the check needs but that another check reports as malformed makes it look away.
    /// </summary>
    public abstract void Check(Node node, CheckRun run);
}
