using Boards.Devicetree.Checks.Facts;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.Names;

/// <summary>
/// A node with a status but no <c>compatible</c> or <c>reg</c>: a block that was meant to change a node, but creates a new one
/// because of a mistake in the unit address.
/// </summary>
internal sealed class StrayOverride() : NodeCheck("stray_override", Kind)
{
    private static readonly DiagnosticRule Kind = new("BRD1082", "A block creates a new node instead of changing an existing one", Severity.Warning);

    public override string Subject => "status";

    public override void Check(Node node, CheckRun run)
    {
        if (run.Facts.IsOverlay || node is not { UnitAddress.Length: > 0, Parent: { } parent } || node.Find("status") is null
            || node.Find("compatible") is not null || RegEntry.HasAddress(node))
            return;
        if (run.Facts.Addressed(parent, node.BaseName) is { } meant)
            run.Report(this, node, $"the node has 'status', but neither 'compatible' nor 'reg'; the {node.BaseName} that exists is {meant.Path}", meant, "the node that exists");
    }
}
