using System.Linq;
using Boards.Devicetree.Checks.Facts;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.Graph;

/// <summary>An endpoint must be in a port, and the root is not a port.</summary>
internal sealed class GraphNodes() : NodeCheck("graph_nodes", Kind)
{
    private static readonly DiagnosticRule Kind = new("BRD1070", "An endpoint is directly below the root", Severity.Warning);

    public override void Check(Node node, CheckRun run)
    {
        if (node.Parent is not null)
            return;
        foreach (Node endpoint in node.Children.Where(GraphNode.IsEndpoint))
            run.Report(this, endpoint, "an endpoint must be in a port, not directly below the root");
    }
}
