using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.Facts;

/// <summary>
/// Cell counts as the reference reads them: never inherited, 2 and 1 where a node states none (Devicetree Specification,
/// 2.3.5). Null is a count that cannot be read, which is reported once, at the property.
/// </summary>
internal static class Cells
{
    private const uint Unstated = 0xffffffff;

    /// <summary>The width of the addresses of a node's children.</summary>
    public static long? OfAddress(Node node) => Read(node, "#address-cells", 2);

    /// <summary>The width of the sizes of a node's children.</summary>
    public static long? OfSize(Node node) => Read(node, "#size-cells", 1);

    /// <summary>Whether a node has a count. All ones mean none in the reference compiler.</summary>
    public static bool States(Node node, string property) => node.Find(property) is { } count && (count.Length != 4 || count.Cell(0) != Unstated);

    /// <summary>A property of one cell, or null.</summary>
    public static uint? One(Property? property) => property is { Length: 4 } ? property.Cell(0) : null;

    /// <summary>Whether a length is a whole number of entries; entries of no length allow none.</summary>
    public static bool AreWhole(long bytes, long entryBytes) => entryBytes == 0 ? bytes == 0 : bytes % entryBytes == 0;

    /// <summary>The node's <c>reg</c> where it is there, not empty and a whole number of entries.</summary>
    public static Property? WholeReg(Node node) =>
        node is { Parent: { } parent } && node.Find("reg") is { Length: > 0 } reg
        && OfAddress(parent) is { } address && OfSize(parent) is { } size && AreWhole(reg.Length, (address + size) * 4)
            ? reg
            : null;

    private static long? Read(Node node, string property, uint otherwise)
    {
        if (node.Find(property) is not { } count)
            return otherwise;
        return One(count) is { } cells ? cells == Unstated ? otherwise : cells : null;
    }
}
