using System;
using Boards.Devicetree.Tree;

namespace Boards.Hardware.Cells;

/// <summary>The <c>#…-cells</c> properties.</summary>
internal static class CellCount
{
    public const string Address = "#address-cells";
    public const string Size = "#size-cells";
    public const string Interrupt = "#interrupt-cells";

    // More than any property holds, so that sums of counts stay far from overflow.
    private const uint Most = 1 << 24;

    /// <summary>A node's own count, or null where the property is absent or not one cell.</summary>
    public static int? Of(Node node, string property) =>
        node.Find(property) is { Length: 4 } count ? (int)Math.Min(count.Cell(0), Most) : null;

    /// <summary>The count of the nearest node upward that has it, or null.</summary>
    public static int? Inherited(Node node, string property)
    {
        for (Node? at = node; at is not null; at = at.Parent)
        {
            if (Of(at, property) is { } count)
                return count;
        }

        return null;
    }
}
