using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.Names;

/// <summary>A property whose name differs from a standard one by a letter or two, in a node that lacks the standard one or has it from another file.</summary>
internal sealed class MisspeltProperty() : TreeCheck("misspelt_property", Kind)
{
    internal static readonly DiagnosticRule Kind = new("BRD1087", "A standard property is misspelt", Severity.Warning);

    /// <summary>The same tree with the standard names; null if no name is misspelt.</summary>
    public static DeviceTree? Corrected(DeviceTree tree, CancellationToken cancel)
    {
        Dictionary<string, string?> meant = new(StringComparer.Ordinal);
        Dictionary<Node, ImmutableArray<Property>> corrected = [];
        foreach (Node node in tree.Nodes)
        {
            cancel.ThrowIfCancellationRequested();
            if (node.Properties.Any(property => MeantBy(node, property, meant) is not null) && HasNames(node))
                corrected.Add(node, [.. node.Properties.Select(property => MeantBy(node, property, meant) is { } name ? property.Renamed(name) : property)]);
        }

        return corrected.Count == 0 ? null : tree.With(corrected);
    }

    public override void Check(Node node, CheckRun run)
    {
        foreach (Property property in node.Properties)
        {
            if ((MeantBy(node, property, run.Facts.Meant) ?? OverriddenBy(node, property, run.Facts.Meant)) is { } meant && HasNames(node))
                run.Report(this, property.Location, node, $"'{property.Name}' is not a standard property", fix => fix.Suggesting(meant));
        }
    }

    // Properties of "aliases", of nodes such as "__symbols__" and of nodes below them may have any name. Checked last, because it
    // takes as many steps as the node is deep.
    private static bool HasNames(Node node)
    {
        for (Node? at = node; at?.Parent is not null; at = at.Parent)
        {
            if (at.Name == "aliases" || (at.Name.StartsWith("__", StringComparison.Ordinal) && at.Name != "__overlay__"))
                return false;
        }

        return true;
    }

    private static string? MeantBy(Node node, Property property, Dictionary<string, string?> known)
    {
        if (!known.TryGetValue(property.Name, out string? meant))
            known[property.Name] = meant = StandardNames.MeantBy(property.Name);
        meant ??= IsReg(node, property) ? "reg" : null;
        return meant is not null && node.Find(meant) is null ? meant : null;
    }

    // A board's source overrides a property of an included file, with a misspelt name.
    private static string? OverriddenBy(Node node, Property property, Dictionary<string, string?> known) =>
        known.TryGetValue(property.Name, out string? meant) && meant is not null && node.Find(meant) is { } standard && standard.Location.Path != property.Location.Path
            ? meant
            : null;

    // Many short names are similar to "reg", so the value must also be the address in the name of the node.
    private static bool IsReg(Node node, Property property) =>
        property is { Name.Length: >= 2 and <= 4, IsCells: true, CellCount: > 0 }
        && property.Name != "reg" && Spelling.Nearest(property.Name, ["reg"], most: 1) is not null
        && ulong.TryParse(node.UnitAddress, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong unit)
        && (property.Cell(0) == unit || (property.CellCount > 1 && ((ulong)property.Cell(0) << 32 | property.Cell(1)) == unit));
}
