using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.Chosen;

/// <summary>The kernel's command line is one string (Devicetree Specification, 3.6).</summary>
internal sealed class ChosenNodeBootargs() : NodeCheck("chosen_node_bootargs", Kind)
{
    private static readonly DiagnosticRule Kind = new("BRD1030", "'bootargs' is not one string", Severity.Warning);

    public override string Subject => "bootargs";

    public override void Check(Node node, CheckRun run)
    {
        if (node.Name == "chosen" && node.Find("bootargs") is { } arguments && Values.Text.WhyNotOne(arguments) is { } why)
            run.Report(this, node, arguments, $"'bootargs' {why}; expected one string");
    }
}
