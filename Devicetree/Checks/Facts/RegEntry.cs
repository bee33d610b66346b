using System.Collections.Generic;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.Facts;

/// <summary>One entry of a <c>reg</c> whose addresses and sizes fit in 64 bits.</summary>
/// <param name="Cell">The index of its first cell.</param>
/// <param name="Address">The address on the bus.</param>
/// <param name="Size">The size in bytes.</param>
internal readonly record struct RegEntry(int Cell, ulong Address, ulong Size)
{
    /// <summary>
    /// The entries of a node's <c>reg</c>. There are none if addresses have no size, as for CPUs and chip selects, and
    /// none on a PCI bus, where an entry refers to a window that the bus assigns.
    /// </summary>
    public static IEnumerable<RegEntry> Of(Node node)
    {
        if (node.Parent is not { } bus || Cells.WholeReg(node) is not { } reg || PciBus.IsAsDtc(bus)
            || CellCount.AddressAsDtc(bus) is not { } addressCells || addressCells is not (1 or 2)
            || CellCount.SizeAsDtc(bus) is not { } sizeCells || sizeCells is not (1 or 2))
            yield break;
        (int address, int size) = ((int)addressCells, (int)sizeCells);
        for (int cell = 0; cell < reg.CellCount; cell += address + size)
            yield return new RegEntry(cell, Number(reg, cell, address), Number(reg, cell + address, size));
    }

    /// <summary>Whether a node has addresses on its bus.</summary>
    public static bool HasAddress(Node node) => node.Find("reg") is not null || node.Find("ranges") is not null;

    private static ulong Number(Property reg, int cell, int count)
    {
        ulong number = 0;
        for (int i = 0; i < count; i++)
            number = (number << 32) | reg.Cell(cell + i);
        return number;
    }
}
