using System;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.StandardProperties;

/// <summary>The <c>#…-cells</c> properties: how many cells an address, a size or a specifier takes (Devicetree Specification, 2.3.5).</summary>
public static class CellCount
{
    /// <summary>The property with the width of the addresses of a node's children.</summary>
    public const string Address = "#address-cells";

    /// <summary>The property with the width of the sizes of a node's children.</summary>
    public const string Size = "#size-cells";

    /// <summary>The property with the width of the specifiers of an interrupt controller or nexus.</summary>
    public const string Interrupt = "#interrupt-cells";

    /// <summary>The width of addresses, in cells, if a node does not state it.</summary>
    public const int DefaultAddress = 2;

    /// <summary>The width of sizes, in cells, if a node does not state it.</summary>
    public const int DefaultSize = 1;

    // More cells than any property has, so that sums of counts are far from overflow.
    private const uint Most = 1 << 24;

    private const uint UnstatedInDtc = 0xffffffff;

    /// <summary>
    /// A node's own count in cells, or null if the property is absent or not one cell. A
    /// count that exceeds 2^24 is returned as 2^24.
    /// </summary>
    /// <param name="node">The node.</param>
    /// <param name="property">The name of the property: one of the constants here, or a similar one such as <c>#gpio-cells</c>.</param>
    public static int? Of(Node node, string property) =>
        node.Find(property) is { Length: 4 } count ? (int)Math.Min(count.Cell(0), Most) : null;

    /// <summary>The count of the node, or of its nearest ancestor that has one, or null.</summary>
    /// <param name="node">The node where the search begins.</param>
    /// <param name="property">The name of the property.</param>
    public static int? Inherited(Node node, string property)
    {
        for (Node? at = node; at is not null; at = at.Parent)
        {
            if (Of(at, property) is { } count)
                return count;
        }

        return null;
    }

    // dtc and Of differ in two cases. dtc stores a count that no property states as -1, so a property of all ones counts as
    // missing (checks.c, node_addr_cells); Linux uses the number (of/base.c, of_bus_n_addr_cells). If a property is not one
    // cell, dtc skips its other checks of the node, because the property is reported by its own check
    // (address_cells_is_cell); Linux ignores the property.

    /// <summary>The width of the addresses of a node's children; null if the property cannot be read.</summary>
    internal static long? AddressAsDtc(Node node) => AsDtc(node, Address, DefaultAddress);

    /// <summary>The width of the sizes of a node's children; null if the property cannot be read.</summary>
    internal static long? SizeAsDtc(Node node) => AsDtc(node, Size, DefaultSize);

    /// <summary>Whether a node has a count, readable or not.</summary>
    internal static bool IsStatedAsDtc(Node node, string property) =>
        node.Find(property) is { } count && (count.Length != 4 || count.Cell(0) != UnstatedInDtc);

    private static long? AsDtc(Node node, string property, int otherwise)
    {
        if (node.Find(property) is not { } count)
            return otherwise;
        if (count.Length != 4)
            return null;
        uint cells = count.Cell(0);
        return cells == UnstatedInDtc ? otherwise : count.IsUnreadable ? null : cells;
    }
}
