using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.Values;

/// <summary>A property that must be one string if it exists.</summary>
internal sealed class IsString(string name, string property, DiagnosticRule rule) : NodeCheck(name, rule)
{
    public override string Subject => property;

    public override void Check(Node node, CheckRun run)
    {
        if (node.Find(property) is { } found && Text.WhyNotOne(found) is { } why)
            run.Report(this, node, found, $"'{property}' {why}; expected one string");
    }
}
