using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.Chosen;

/// <summary>The console is one string, in <c>stdout-path</c> (Devicetree Specification, 3.6).</summary>
internal sealed class ChosenNodeStdoutPath() : NodeCheck("chosen_node_stdout_path", Kind)
{
    private const string Obsolete = "linux,stdout-path";

    private static readonly DiagnosticRule Kind = new("BRD1031", "The console must be one string in 'stdout-path'", Severity.Warning);

    public override void Check(Node node, CheckRun run)
    {
        if (node.Name != "chosen" || (node.Find("stdout-path") ?? node.Find(Obsolete)) is not { } console)
            return;
        if (console.Name == Obsolete)
            run.Report(this, node, console, $"'{Obsolete}' is obsolete; use 'stdout-path'");
        if (Values.Text.WhyNotOne(console) is { } why)
            run.Report(this, node, console, $"'{console.Name}' {why}; expected one string");
    }
}
