using Boards.Devicetree.Tree;
using static System.FormattableString;

namespace Boards.Hardware.Reporting;

/// <summary>Lengths as a source has them.</summary>
internal static class Lengths
{
    /// <summary>In cells where they are whole, else in bytes.</summary>
    public static string SizeInCells(this Property property) => property.Length % 4 != 0
        ? Invariant($"{property.Length} bytes, which is not a whole number of cells")
        : InCells(property.CellCount);

    /// <summary>One cell, several cells.</summary>
    public static string InCells(int count) => Invariant($"{count} cell{(count == 1 ? "" : "s")}");
}
