using Boards.Devicetree.Tree;
using static System.FormattableString;

namespace Boards.Hardware.Reporting;

/// <summary>The lengths of properties, as text.</summary>
internal static class Lengths
{
    /// <summary>The length in whole cells if possible, otherwise in bytes.</summary>
    public static string SizeInCells(this Property property) => property.Length % 4 != 0
        ? Invariant($"{property.Length} bytes, which is not a whole number of cells")
        : InCells(property.CellCount);

    /// <summary>A number of cells, as text.</summary>
    public static string InCells(int count) => Invariant($"{count} cell{(count == 1 ? "" : "s")}");
}
