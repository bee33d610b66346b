using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Tree.Building;

/// <summary>Errors in a tree whose source is syntactically valid. The reference compiler rejects all of these.</summary>
internal static class TreeDiagnostics
{
    private static readonly DiagnosticRule DuplicateNodeRule = Error("BRD0200", "Duplicate node name");
    private static readonly DiagnosticRule DuplicatePropertyRule = Error("BRD0201", "Duplicate property name");
    private static readonly DiagnosticRule NodeNameRule = Error("BRD0202", "Bad character in node name");
    private static readonly DiagnosticRule UnitAddressRule = Error("BRD0203", "Multiple '@' characters in node name");
    private static readonly DiagnosticRule EmptyNameRule = Error("BRD0204", "A node name is empty before its unit address");
    private static readonly DiagnosticRule PropertyNameRule = Error("BRD0205", "Bad character in property name");
    private static readonly DiagnosticRule WrongNameRule = Error("BRD0206", "The 'name' property does not match the node's name");
    internal static readonly DiagnosticRule DuplicateLabelRule = Error("BRD0207", "Duplicate label");
    private static readonly DiagnosticRule PhandleRule = Error("BRD0208", "Invalid phandle");
    private static readonly DiagnosticRule DuplicatePhandleRule = Error("BRD0209", "Duplicate phandle");
    private static readonly DiagnosticRule UnresolvedRule = Error("BRD0210", "Reference to non-existent node or label");
    internal static readonly DiagnosticRule TargetRule = Error("BRD0211", "Label or path not found");
    private static readonly DiagnosticRule DeletionRule = Error("BRD0212", "A node is deleted in the block that defines it");

    private static readonly DiagnosticRule RootRule = new("BRD0131", "The root node is deleted", Severity.Warning);

    private static readonly DiagnosticRule LabelDeletionRule = new("BRD0213", "A deletion cannot find what it names", Severity.Warning);
    private static readonly DiagnosticRule NoDeletionRule = new("BRD0214", "A deletion has no effect", Severity.Info);

    private static readonly DiagnosticRule RepeatedNodeRule = new("BRD0215", "A block defines the same child twice", Severity.Warning);
    private static readonly DiagnosticRule OverlayLabelRule = new("BRD0216", "A label of __overlay__ has no effect", Severity.Info);

    // Of many references, so many are shown.
    private const int MostShown = 8;

    /// <summary>All rules of this layer.</summary>
    public static ImmutableArray<DiagnosticRule> All { get; } =
    [
        DuplicateNodeRule, DuplicatePropertyRule, NodeNameRule, UnitAddressRule, EmptyNameRule, PropertyNameRule, WrongNameRule,
        DuplicateLabelRule, PhandleRule, DuplicatePhandleRule, UnresolvedRule, TargetRule, DeletionRule, RootRule, LabelDeletionRule, NoDeletionRule,
        RepeatedNodeRule, OverlayLabelRule,
    ];

    public static Diagnostic DuplicateNode(Place at, string path, SourceLocation first) =>
        At(DuplicateNodeRule, at.With(first, "first defined here"), $"{path}: duplicate node name in the same block");

    /// <summary>In a block for a known node, the two are merged.</summary>
    public static Diagnostic RepeatedNode(Place at, string path, string name, SourceLocation first) =>
        At(RepeatedNodeRule, at.With(first, "first defined here"), $"{path}: the node is defined twice in the same block; the two are merged, and this '{name}' replaces that of the first");

    /// <summary>Symbols of an overlay refer to nodes in the fragment's target (libfdt, fdt_overlay.c: overlay_symbol_update).</summary>
    public static Diagnostic OverlayLabel(Place at, string path, string label, bool hasSymbols) => At(
        OverlayLabelRule, at,
        hasSymbols ? $"{path}: in the tree that the overlay is applied to, '{label}' is a label of the fragment's target" : $"{path}: the label '{label}' is not in the tree that the overlay is applied to, and nothing refers to it");

    public static Diagnostic DeletesInOwnDefinition(Place at, string path, SourceLocation first) =>
        At(DeletionRule, at.With(first, "defined here"), $"{path}: a deletion in the block that defines the node has no effect");

    /// <summary>The old node stays in the tree.</summary>
    public static Diagnostic DeletesLabel(Place at, string path, string label, string node) => At(
        LabelDeletionRule, at, $"{path}: '{label}' is not a child of this node, but the label of {node}, which is kept; write '/delete-node/ &{label};' outside all nodes");

    /// <summary>A compiled overlay has nodes and properties, but no deletions.</summary>
    public static Diagnostic DeletesInOverlay(Place at, string path, string name, bool isNode) => At(
        LabelDeletionRule, at, $"{path}: an overlay cannot delete {(isNode ? "the node" : "the property")} '{name}' of its base");

    public static Diagnostic KeepsProperty(Place at, string path, string name) => At(
        NoDeletionRule, at, $"{path}: the property '{name}' is defined within the same braces, so the deletion has no effect");

    public static Diagnostic DeletesNothing(Place at, string path, string name, bool isNode) => At(
        NoDeletionRule, at, $"{path}: the node has no {(isNode ? "child" : "property")} '{name}' here, so the deletion has no effect");

    public static Diagnostic DeletesRoot(Place at) => At(RootRule, at, "/: the whole tree defined before this is deleted");

    public static Diagnostic DuplicateProperty(Place at, string path, string name, SourceLocation first) =>
        At(DuplicatePropertyRule, at.With(first, "first given here"), $"{path}: duplicate property '{name}' in the same block");

    public static Diagnostic NodeNameCharacter(Place at, string path, char c) =>
        At(NodeNameRule, at, $"{path}: bad character '{c}' in node name");

    public static Diagnostic TwoUnitAddresses(Place at, string path) => At(UnitAddressRule, at, $"{path}: multiple '@' characters in node name");

    public static Diagnostic EmptyNodeName(Place at, string path) => At(EmptyNameRule, at, $"{path}: the node name is empty before '@'");

    public static Diagnostic PropertyNameCharacter(Place at, string path, string name, char c) =>
        At(PropertyNameRule, at, $"{path}: bad character '{c}' in property name '{name}'");

    /// <summary>Old trees repeat a node's name in a property.</summary>
    public static Diagnostic WrongName(Place at, string path, string expected, string? found) =>
        At(WrongNameRule, at, $"{path}: the property 'name' is {(found is null ? "not a string" : $"\"{found}\"")}, "
            + (expected.Length > 0 ? $"but the node's name is \"{expected}\"" : "but the root has no name"));

    public static Diagnostic DuplicateLabel(Place at, string label, SourceLocation first) =>
        At(DuplicateLabelRule, at.With(first, "first given here"), $"duplicate label '{label}'");

    public static Diagnostic PhandleLength(Place at, string path, string name, int bytes) =>
        At(PhandleRule, at, $"{path}: '{name}' has {bytes.ToString(CultureInfo.InvariantCulture)} bytes; a phandle has 4");

    public static Diagnostic PhandleValue(Place at, string path, string name, uint value) =>
        At(PhandleRule, at, $"{path}: '{name}' is {Hex(value)}, which is not a valid phandle");

    public static Diagnostic PhandleOfAnother(Place at, string path, string name, string other) =>
        At(PhandleRule, at, $"{path}: '{name}' refers to {other}; it must refer to its own node");

    public static Diagnostic PhandlesDiffer(Place at, string path, uint phandle, uint legacy) =>
        At(PhandleRule, at, $"{path}: 'phandle' is {Hex(phandle)} and 'linux,phandle' is {Hex(legacy)}");

    public static Diagnostic DuplicatePhandle(Place at, string path, uint phandle, string other) =>
        At(DuplicatePhandleRule, at, $"{path}: duplicate phandle {Hex(phandle)}, already used by {other}");

    /// <summary>A reference within a value.</summary>
    public static Diagnostic Unresolved(Place at, string path, string property, string reference, TreeDraft draft) =>
        Suggest(At(UnresolvedRule, at, $"{path}: '{property}' refers to {Written(reference)}, which does not exist"), reference, draft);

    /// <summary>A reference before a block or in a directive.</summary>
    public static Diagnostic TargetNotFound(Place at, string reference, TreeDraft draft) =>
        Suggest(At(TargetRule, at, $"{Written(reference)} is not defined before this"), reference, draft);

    /// <summary>References are to a label that is misspelt where it is given.</summary>
    public static Diagnostic MisspeltLabel(Place at, string path, string given, string meant, IReadOnlyCollection<Diagnostic> references)
    {
        foreach (Diagnostic reference in references.Take(MostShown))
            at = at.With(reference.Location, "referred to here");
        return At(UnresolvedRule, at, FormattableString.Invariant($"{path}: nothing refers to the label '{given}', and {references.Count} references are to &{meant}, which does not exist"))
            .Suggesting(meant);
    }

    private static string Written(string reference) => reference.IndexOf('/') >= 0 ? "&{" + reference + "}" : "&" + reference;

    private static Diagnostic Suggest(Diagnostic unknown, string reference, TreeDraft draft)
    {
        if (reference[0] != '/')
            return unknown.Suggesting(Spelling.Nearest(reference, draft.Labels.Keys));

        // Follows the part of the path that exists, and looks for a similar name among the children there.
        NodeDraft node = draft.Root;
        string[] names = reference.Split('/');
        for (int i = 0; i < names.Length; i++)
        {
            if (names[i].Length == 0)
                continue;
            if (node.LiveChild(names[i]) is { } child)
            {
                node = child;
                continue;
            }

            string? nearest = Spelling.Nearest(names[i], Names(node));
            names[i] = nearest ?? names[i];
            return unknown.Suggesting(nearest, string.Join("/", names));
        }

        return unknown;
    }

    private static IEnumerable<string> Names(NodeDraft node)
    {
        for (int i = 0; i < node.ChildCount; i++)
        {
            if (!node.Children[i].IsDeleted)
                yield return node.Children[i].Name;
        }
    }

    private static string Hex(uint value) => "0x" + value.ToString("x", CultureInfo.InvariantCulture);

    private static DiagnosticRule Error(string id, string title) => new(id, title, Severity.Error, breaksOutput: true);

    private static Diagnostic At(DiagnosticRule rule, Place at, string message) => new(rule, at.Location, message, at.Related);
}
