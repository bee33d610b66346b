using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.Runs;

/// <summary>A check of properties that have certain names.</summary>
internal abstract class PropertyCheck(string name, DiagnosticRule rule) : TreeCheck(name, rule)
{
    /// <summary>Whether properties with a name are checked. Asked once for each name.</summary>
    public abstract bool Concerns(string name);

    /// <summary>Checks one property of a node that has such a name.</summary>
    public abstract void Check(Node node, Property property, CheckRun run);
}
