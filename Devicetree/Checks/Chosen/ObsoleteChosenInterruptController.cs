using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.Chosen;

/// <summary>Old firmware named the root of the interrupt tree in <c>/chosen</c>; today, software ignores it.</summary>
internal sealed class ObsoleteChosenInterruptController() : NodeCheck("obsolete_chosen_interrupt_controller", Kind)
{
    private static readonly DiagnosticRule Kind = new("BRD1028", "'/chosen' has an obsolete 'interrupt-controller' property", Severity.Warning);

    public override string Subject => "interrupt-controller";

    public override void Check(Node node, CheckRun run)
    {
        if (node is { Name: "chosen", Parent.Parent: null } && node.Parent is not null && node.Find("interrupt-controller") is { } obsolete)
            run.Report(this, node, obsolete, "'interrupt-controller' is obsolete here");
    }
}
