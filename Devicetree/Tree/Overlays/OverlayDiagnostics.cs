using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Tree.Overlays;

/// <summary>Errors that prevent an overlay from being applied to its base.</summary>
internal static class OverlayDiagnostics
{
    private static readonly DiagnosticRule NoSymbolsRule = Error("BRD0400", "The base has no symbols");
    private static readonly DiagnosticRule UnknownLabelRule = Error("BRD0401", "A label is not defined in the base");
    private static readonly DiagnosticRule TargetRule = Error("BRD0402", "A fragment's target does not exist");
    private static readonly DiagnosticRule NoTargetRule = Error("BRD0403", "A fragment has no target");
    private static readonly DiagnosticRule SymbolRule = Error("BRD0404", "A symbol does not refer to a node");
    private static readonly DiagnosticRule FixupRule = Error("BRD0405", "A fix-up is invalid");
    private static readonly DiagnosticRule PhandleRule = Error("BRD0406", "A phandle cannot be renumbered");
    private static readonly DiagnosticRule NoFragmentsRule = new("BRD0407", "An overlay changes nothing", Severity.Warning);
    private static readonly DiagnosticRule BaseNameRule = new("BRD0408", "A node without a unit address merges with a node that has one", Severity.Warning);

    private static readonly DiagnosticRule LabelRule = new("BRD0409", "An overlay redefines a label of its base", Severity.Warning);

    private static readonly DiagnosticRule CellsRule = new("BRD0134", "An overlay changes the cell counts of existing children", Severity.Warning);

    /// <summary>All rules of this kind.</summary>
    public static ImmutableArray<DiagnosticRule> All { get; } =
    [
        NoSymbolsRule, UnknownLabelRule, TargetRule, NoTargetRule, SymbolRule, FixupRule, PhandleRule, NoFragmentsRule, BaseNameRule, LabelRule, CellsRule,
    ];

    public static Diagnostic ChangesCells(Place at, string path, string name, uint before, uint after, string child) =>
        At(CellsRule, at, $"{path}: '{name}' becomes {after.ToString(CultureInfo.InvariantCulture)}; {child} was written for {before.ToString(CultureInfo.InvariantCulture)}");

    public static Diagnostic NoSymbols(Place at, string path, string property, string label) =>
        At(NoSymbolsRule, at, $"{path}: '{property}' refers to &{label}, but the base was compiled without __symbols__");

    public static Diagnostic UnknownLabel(Place at, string path, string property, string label, IEnumerable<string> labels) =>
        At(UnknownLabelRule, at, $"{path}: '{property}' refers to &{label}, which is not defined in the base").Suggesting(Spelling.Nearest(label, labels));

    public static Diagnostic NoSuchPhandle(Place at, string path, uint phandle) =>
        At(TargetRule, at, $"{path}: no node of the base has the phandle {Hex(phandle)}");

    /// <summary>The message names the part of the path that exists.</summary>
    public static Diagnostic NoSuchPath(Place at, string path, string target, LiveTree tree)
    {
        if (target.Length == 0 || target[0] != '/')
        {
            string alias = target.Split('/')[0];
            string noAlias = $"{path}: the target \"{target}\" does not exist in the base, which has no alias '{alias}'";
            string noNode = $"{path}: the target \"{target}\" does not exist in the base";
            if (tree.Root.Child("aliases")?.Find(alias) is not null)
                return At(TargetRule, at, noNode);
            string? meant = Spelling.Nearest(alias, tree.Root.Child("aliases")?.Properties.Select(static known => known.Name) ?? []);
            return At(TargetRule, at, noAlias).Suggesting(meant, meant + target.Substring(alias.Length));
        }

        MutableNode node = tree.Root;
        string[] names = target.Split('/');
        for (int i = 0; i < names.Length; i++)
        {
            if (names[i].Length == 0)
                continue;
            if (node.Child(names[i]) is not { } child)
            {
                Diagnostic unknown = At(TargetRule, at, $"{path}: the target \"{target}\" does not exist in the base; {node.Path} has no child '{names[i]}'");
                string? nearest = Spelling.Nearest(names[i], node.Children.Select(static known => known.Name));
                names[i] = nearest ?? names[i];
                return unknown.Suggesting(nearest, string.Join("/", names));
            }

            node = child;
        }

        return At(TargetRule, at, $"{path}: the target \"{target}\" does not exist in the base");
    }

    public static Diagnostic TargetIsNoPhandle(Place at, string path, Property target)
    {
        string found = target.Length == 4 ? "0xffffffff, which is not replaced by a fix-up" : $"{Number(target.Length)} bytes; a phandle has 4";
        return At(NoTargetRule, at, $"{path}: 'target' is {found}");
    }

    public static Diagnostic NoTarget(Place at, string path) => At(NoTargetRule, at, $"{path}: the fragment has no 'target' or 'target-path'");

    public static Diagnostic SymbolWithoutNode(Place at, string label, string symbol) =>
        At(SymbolRule, at, $"/__symbols__: '{label}' of the base is \"{symbol}\", which does not exist");

    public static Diagnostic SymbolWithoutPhandle(Place at, string label, string node) =>
        At(SymbolRule, at, $"{node}: the base has the label '{label}' for this node, but no phandle");

    public static Diagnostic SymbolForm(Place at, string label) => At(SymbolRule, at, $"/__symbols__: '{label}' of the overlay is not one path");

    public static Diagnostic SymbolWithoutFragment(Place at, string label, string symbol) =>
        At(SymbolRule, at, $"/__symbols__: '{label}' of the overlay is \"{symbol}\", which is not in a fragment");

    public static Diagnostic FixupNotTerminated(Place at, string label) =>
        At(FixupRule, at, $"/__fixups__: the value of '{label}' does not end with a NUL");

    public static Diagnostic FixupForm(Place at, string label, string entry) =>
        At(FixupRule, at, $"/__fixups__: '{label}' has the entry \"{entry}\", which does not have the form \"/path:property:offset\"");

    public static Diagnostic FixupWithoutNode(Place at, string label, string path) =>
        At(FixupRule, at, $"/__fixups__: '{label}' names {path}, which does not exist in the overlay");

    public static Diagnostic FixupWithoutProperty(Place at, string label, string path, string property) =>
        At(FixupRule, at, $"/__fixups__: '{label}' names '{property}' of {path}, which does not exist");

    public static Diagnostic FixupOutside(Place at, string path, string property, uint offset, int length) =>
        At(FixupRule, at, $"{path}: a fix-up places a phandle at byte {Number(offset)} of '{property}', which has {Number(length)} bytes");

    public static Diagnostic LocalFixupWithoutProperty(Place at, string path, string property) =>
        At(FixupRule, at, $"{path}: __local_fixups__ names the property '{property}', which does not exist in the node");

    public static Diagnostic LocalFixupWithoutNode(Place at, string path, string name) =>
        At(FixupRule, at, $"{path}: __local_fixups__ names the child '{name}', which does not exist in the node");

    public static Diagnostic LocalFixupLength(Place at, string path, string property, int length) =>
        At(FixupRule, at, $"{path}: __local_fixups__ has {Number(length)} bytes for '{property}', which is not a whole number of cells");

    public static Diagnostic PhandleLength(Place at, string path, string name, int length) =>
        At(PhandleRule, at, $"{path}: '{name}' has {Number(length)} bytes; a phandle has 4");

    public static Diagnostic NoPhandlesLeft(Place at, string path, uint phandle, uint highest) =>
        At(PhandleRule, at, $"{path}: the phandle {Hex(phandle)} cannot be renumbered above {Hex(highest)}, the highest phandle of the base");

    public static Diagnostic NoFragments(Place at, string? meant) => At(
        NoFragmentsRule, at, "this overlay has no node with '__overlay__', so it changes nothing" + (meant is null ? "" : $"; '{meant}' is not '__overlay__'"));

    /// <summary>libfdt replaces the symbol; Linux does not apply such an overlay.</summary>
    public static Diagnostic TakesLabel(Place at, string path, string label, string before) =>
        At(LabelRule, at, $"{path}: the label '{label}' is that of {before} in the base; overlays that are applied later get this node, and Linux does not apply this overlay");

    public static Diagnostic MergesByBaseName(Place at, string name, string known) =>
        At(BaseNameRule, at, $"{known}: '{name}' has no unit address and is merged with this node, the first of that name");

    private static string Hex(uint value) => "0x" + value.ToString("x", CultureInfo.InvariantCulture);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static DiagnosticRule Error(string id, string title) => new(id, title, Severity.Error, breaksOutput: true);

    private static Diagnostic At(DiagnosticRule rule, Place at, string message) => new(rule, at.Location, message, at.Related);
}
