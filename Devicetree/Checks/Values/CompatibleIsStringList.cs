using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Tree;
using static System.FormattableString;

namespace Boards.Devicetree.Checks.Values;

/// <summary>Drivers are chosen by these strings (Devicetree Specification, 2.3.1).</summary>
internal sealed class CompatibleIsStringList() : NodeCheck("compatible_is_string_list", ValueRules.Compatible)
{
    public override string Subject => "compatible";

    public override void Check(Node node, CheckRun run)
    {
        if (node.Find("compatible") is { } compatible && !Text.IsStrings(compatible))
            run.Report(this, node, compatible, Invariant($"'compatible' has {compatible.Length} bytes and does not end with a NUL"));
    }
}
