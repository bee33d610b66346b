using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.Facts;

/// <summary>Lengths in cells and entries.</summary>
internal static class Cells
{
    /// <summary>The value of a property of one cell that could be read, or null.</summary>
    public static uint? One(Property? property) => property is { Length: 4, IsUnreadable: false } ? property.Cell(0) : null;

    /// <summary>Whether a length is a whole number of entries. If an entry has no bytes, the length must be 0.</summary>
    public static bool AreWhole(long bytes, long entryBytes) => entryBytes == 0 ? bytes == 0 : bytes % entryBytes == 0;

    /// <summary>The node's <c>reg</c> if it exists, could be read, is not empty and is a whole number of entries; otherwise null.</summary>
    public static Property? WholeReg(Node node) =>
        node is { Parent: { } parent } && node.Find("reg") is { Length: > 0, IsUnreadable: false } reg
        && CellCount.AddressAsDtc(parent) is { } address && CellCount.SizeAsDtc(parent) is { } size && AreWhole(reg.Length, (address + size) * 4)
            ? reg
            : null;
}
