using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using static System.FormattableString;

namespace Boards.Devicetree.Checks.Values;

/// <summary>A property that must be one cell if it exists.</summary>
internal sealed class IsCell(string name, string property, DiagnosticRule rule) : NodeCheck(name, rule)
{
    public override string Subject => property;

    public override void Check(Node node, CheckRun run)
    {
        if (node.Find(property) is { } found && found.Length != 4)
            run.Report(this, node, found, Invariant($"'{property}' has {found.Length} bytes; expected one cell of 4 bytes"));
    }
}
