using Boards.Devicetree.Checks.Facts;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Devicetree.Tree.Building;
using static System.FormattableString;

namespace Boards.Devicetree.Checks.Graph;

/// <summary>The two endpoints of a connection must refer to each other.</summary>
internal sealed class GraphEndpoint() : NodeCheck("graph_endpoint", Kind)
{
    private const string Remote = "remote-endpoint";

    private static readonly DiagnosticRule Kind = new("BRD1072", "A graph connection is not bidirectional", Severity.Warning) { WaitsFor = [TreeDiagnostics.TargetRule] };

    public override void Check(Node node, CheckRun run)
    {
        if (node.Parent is not { } port || !GraphNode.IsPort(port, run.Facts))
            return;
        bool isNamed = run.Facts.IsOverlay || node.IsCalled("endpoint");
        if (isNamed)
            GraphNumber.Judge(this, node, run);
        else
            run.Report(this, node, $"a child of a port must be named 'endpoint', not '{node.BaseName}'");
        if (run.Facts.IsOverlay)
            return;
        if (node.Find(Remote) is { } remote)
            JudgeRemote(node, remote, run);
    }

    private void JudgeRemote(Node node, Property remote, CheckRun run)
    {
        if (Cells.One(remote) is not { } phandle)
            run.Report(this, node, remote, Invariant($"'{Remote}' has {remote.Length} bytes; a phandle has 4"));
        else if (!Phandles.IsOne(phandle))
            return;
        else if (run.Tree.FindPhandle(phandle) is not { } other)
            run.Report(this, node, remote, Invariant($"'{Remote}' is 0x{phandle:x}, which is not the phandle of a node"));
        else if (other.Find(Remote) is { IsUnreadable: true })
            return;
        else if (Cells.One(other.Find(Remote)) is not { } back || run.Tree.FindPhandle(back) != node)
            run.Report(this, node, remote, $"'{Remote}' is {other.Path}, which does not refer back");
    }
}
