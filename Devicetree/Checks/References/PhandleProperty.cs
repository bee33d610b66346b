using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.References;

/// <summary>A property that is a list of references with arguments.</summary>
internal sealed class PhandleProperty(string name, string property, string cellsProperty, bool isOptional, DiagnosticRule rule)
    : NodeCheck(name, rule)
{
    public override string Subject => property;

    public override void Check(Node node, CheckRun run)
    {
        if (node.Find(property) is { } list)
            PhandleArguments.Judge(this, node, list, cellsProperty, isOptional, run);
    }
}
