using Boards.Devicetree.Checks.Facts;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.Graph;

/// <summary>A node with endpoints is a port: it must be named <c>port</c>, and numbered if there are several.</summary>
internal sealed class GraphPort() : NodeCheck("graph_port", Kind)
{
    private static readonly DiagnosticRule Kind = new("BRD1071", "A port of a graph has a wrong name or number", Severity.Warning);

    public override void Check(Node node, CheckRun run)
    {
        if (!GraphNode.IsPort(node, run.Facts))
            return;

        // An overlay may add endpoints to a port of the base.
        if (run.Facts.IsOverlay || node.IsCalled("port"))
            GraphNumber.Judge(this, node, run);
        else
            run.Report(this, node, $"a node with endpoints must be named 'port', not '{node.BaseName}'");
    }
}
