using System;
using System.Collections.Generic;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Devicetree.Tree.Building;

namespace Boards.Devicetree.Checks.Chosen;

/// <summary>
/// The console in <c>stdout-path</c> is the path or alias of an enabled node, followed by options after
/// a colon (Devicetree Specification, 3.6).
/// </summary>
internal sealed class ConsoleExists() : NodeCheck("console_exists", Kind)
{
    internal static readonly DiagnosticRule Kind = new("BRD1088", "The console does not exist or is disabled", Severity.Warning) { WaitsFor = [TreeDiagnostics.TargetRule] };

    public override string Subject => "stdout-path";

    public override void Check(Node node, CheckRun run)
    {
        if (run.Facts.IsOverlay || node is not { Name: "chosen", Parent.Parent: null } || node.Parent is null || node.Find("stdout-path") is not { String: { Length: > 0 } text } console)
            return;
        string name = text.Split(':')[0];
        string path = name;
        Property? known = null;
        if (name.Length > 0 && name[0] != '/')
        {
            string alias = name.Split('/')[0];
            known = run.Tree.Root.Child("aliases")?.Find(alias);
            if (known is { IsUnreadable: true })
                return;
            if (known?.String is not { } target)
            {
                string? meant = Spelling.Nearest(alias, Aliases(run.Tree));
                run.Report(this, console.ValueLocation, node, $"the console '{name}' begins with neither a '/' nor an alias", fix => fix.Suggesting(meant, meant + text.Substring(alias.Length)));
                return;
            }

            if (target.Length == 0)
            {
                run.Report(this, node, console, $"the console '{name}' is an alias that is not a path", known, "the alias");
                return;
            }

            path = target + name.Substring(alias.Length);
        }

        if (run.Tree.FindPath(path) is not { } device)
        {
            if (known is null)
                run.Report(this, node, console, $"the console {path} does not exist");
            else
                run.Report(this, node, console, $"the console '{name}' is {path}, which does not exist", known, "the alias");
        }
        else if (Disabled(device) is ({ } disabled, { } status))
            run.Report(this, node, console, $"the console {device.Path} is not enabled: the status of {(disabled == device ? "the node" : disabled.Path)} is \"{status.String}\"", status, "its status");
    }

    private static IEnumerable<string> Aliases(DeviceTree tree)
    {
        foreach (KeyValuePair<string, string> alias in tree.Aliases)
            yield return alias.Key;
    }

    // The device, or the ancestor of it, that is disabled.
    private static (Node Node, Property Status)? Disabled(Node device)
    {
        for (Node? node = device; node is not null; node = node.Parent)
        {
            if (node.Find("status") is { String: { } text } status && text is not ("okay" or "ok"))
                return (node, status);
        }

        return null;
    }
}
