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
internal sealed class MisspeltProperty() : PropertyCheck("misspelt_property", Kind)
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
            if (node.Properties.Any(property => MeantBy(node, property, Standard(property.Name)) is not null) && HasNames(node))
                corrected.Add(node, [.. node.Properties.Select(property => MeantBy(node, property, Standard(property.Name)) is { } name ? property.Renamed(name) : property)]);
        }

        return corrected.Count == 0 ? null : tree.With(corrected);

        string? Standard(string name)
        {
            if (!meant.TryGetValue(name, out string? standard))
                meant[name] = standard = StandardNames.MeantBy(name);
            return standard;
        }
    }

    public override bool Concerns(string name) => StandardNames.MeantBy(name) is not null || IsNearReg(name);

    public override void Check(Node node, Property property, CheckRun run)
    {
        string? standard = StandardNames.MeantBy(property.Name);
        if ((MeantBy(node, property, standard) ?? OverriddenBy(node, property, standard)) is { } meant && HasNames(node))
            run.Report(this, property.Location, node, $"'{property.Name}' is not a standard property", fix => fix.Suggesting(meant));
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

    private static string? MeantBy(Node node, Property property, string? standard)
    {
        string? meant = standard ?? (IsReg(node, property) ? "reg" : null);
        return meant is not null && node.Find(meant) is null ? meant : null;
    }

    // A board's source overrides a property of an included file, with a misspelt name.
    private static string? OverriddenBy(Node node, Property property, string? standard) =>
        standard is not null && node.Find(standard) is { } overridden && overridden.Location.Path != property.Location.Path ? standard : null;

    private static bool IsNearReg(string name) => name.Length is >= 2 and <= 4 && name != "reg" && Spelling.Nearest(name, ["reg"], most: 1) is not null;

    // Many short names are similar to "reg", so the value must also be the address in the name of the node.
    private static bool IsReg(Node node, Property property) =>
        property is { IsCells: true, CellCount: > 0 } && IsNearReg(property.Name)
        && ulong.TryParse(node.UnitAddress, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong unit)
        && (property.Cell(0) == unit || (property.CellCount > 1 && ((ulong)property.Cell(0) << 32 | property.Cell(1)) == unit));
}
