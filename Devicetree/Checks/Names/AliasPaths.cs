using System;
using System.Linq;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.Names;

/// <summary>An alias is a lower-case name for the path of a node (Devicetree Specification, 3.3).</summary>
internal sealed class AliasPaths() : NodeCheck("alias_paths", Kind)
{
    private static readonly DiagnosticRule Kind = new("BRD1069", "An alias does not refer to a node, or has an invalid name", Severity.Info);

    public override void Check(Node node, CheckRun run)
    {
        if (node.Name != "aliases")
            return;
        foreach (Property alias in node.Properties.Where(static p => p.Name is not ("phandle" or "linux,phandle")))
        {
            if (alias.Length == 0)
                run.Report(this, node, alias, $"'{alias.Name}' has no value; expected the path of a node");
            else if (alias.String is { Length: > 0 } path && path.All(static c => c == '/'))
                run.Report(this, node, alias, $"'{alias.Name}' is \"{path}\"; expected the path of a node below the root");
            else if (alias.String is not { Length: > 0 })
                run.Report(this, node, alias, $"'{alias.Name}' is not a string; expected the path of a node");
            else if (!Exists(run.Tree, alias.String))
                run.Report(this, node, alias, $"'{alias.Name}' is \"{alias.String}\", which is not the path of a node");
            else if (alias.Name.FirstOrDefault(static c => c is not (>= 'a' and <= 'z' or >= '0' and <= '9' or '-')) is not '\0' and var unusual)
                run.Report(this, node, alias, $"the alias '{alias.Name}' has '{unusual}'; lower-case letters, digits and '-' are allowed");
        }
    }

    // Paths are looked up as in the reference compiler: superfluous slashes are ignored, and the first one may be missing.
    private static bool Exists(DeviceTree tree, string path) =>
        tree.FindPath("/" + string.Join("/", path.Split(['/'], StringSplitOptions.RemoveEmptyEntries))) is not null;
}
