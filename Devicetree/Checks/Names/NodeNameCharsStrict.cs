using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.Names;

/// <summary>Names of nodes, up to the unit address, as the Devicetree Specification recommends them (2.2.2).</summary>
internal sealed class NodeNameCharsStrict() : NodeCheck("node_name_chars_strict", Kind)
{
    private static readonly DiagnosticRule Kind = new("BRD1010", "A node name has a character that is not recommended", Severity.Hidden);

    public override void Check(Node node, CheckRun run)
    {
        // The format of overlays prescribes this name.
        if (node.Name != "__overlay__" && NameCharacters.FirstUnusual(node.BaseName, 0) is { } unusual)
            run.Report(this, node, $"'{unusual}' in a node name is not recommended; letters, digits, ',' and '-' are");
    }
}
