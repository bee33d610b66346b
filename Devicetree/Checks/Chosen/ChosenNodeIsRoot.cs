using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.Chosen;

/// <summary><c>chosen</c> is a child of the root (Devicetree Specification, 3.6).</summary>
internal sealed class ChosenNodeIsRoot() : NodeCheck("chosen_node_is_root", Kind)
{
    private static readonly DiagnosticRule Kind = new("BRD1029", "A 'chosen' node must be a child of the root", Severity.Warning);

    public override void Check(Node node, CheckRun run)
    {
        if (node.Name == "chosen" && node.Parent is { Parent: not null })
            run.Report(this, node, "the 'chosen' node must be a child of the root");
    }
}
