using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.Overlays;

/// <summary>Each symbol is the path of a node: overlays find their targets only by symbols.</summary>
internal sealed class SymbolPaths() : NodeCheck("symbol_paths", Kind)
{
    private static readonly DiagnosticRule Kind = new("BRD1083", "A symbol is not the path of a node", Severity.Warning);

    public override void Check(Node node, CheckRun run)
    {
        if (node.Parent is not null || node.Child("__symbols__") is not { } symbols)
            return;
        foreach (Property symbol in symbols.Properties)
        {
            if (Values.Text.WhyNotOne(symbol) is { } why)
                run.Report(this, symbols, symbol, $"the symbol '{symbol.Name}' {why}; expected the path of a node");
            else if (run.Tree.FindPath(symbol.String!) is null)
                run.Report(this, symbols, symbol, $"the symbol '{symbol.Name}' is {symbol.String}, which is not the path of a node");
        }
    }
}
