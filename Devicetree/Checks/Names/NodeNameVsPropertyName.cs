using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.Names;

/// <summary>A path must be unambiguous between a node and a property.</summary>
internal sealed class NodeNameVsPropertyName() : NodeCheck("node_name_vs_property_name", Kind)
{
    private static readonly DiagnosticRule Kind = new("BRD1000", "A node and a property of its parent share a name", Severity.Warning);

    public override void Check(Node node, CheckRun run)
    {
        if (node.Parent?.Find(node.Name) is not null)
            run.Report(this, node, $"{node.Parent.Path} has a property of the same name");
    }
}
