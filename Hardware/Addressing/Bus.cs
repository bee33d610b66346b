using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Tree;

namespace Boards.Hardware.Addressing;

/// <summary>The bus that a node forms for its children: how their <c>reg</c> and its own <c>ranges</c> are divided into cells.</summary>
/// <param name="Node">The node.</param>
/// <param name="Kind">How addresses are encoded.</param>
/// <param name="AddressCells">The number of cells of an address.</param>
/// <param name="SizeCells">The number of cells of a size; 0 if children are not memory mapped.</param>
internal readonly record struct Bus(Node Node, BusKind Kind, int AddressCells, int SizeCells)
{
    /// <summary>The bus that <paramref name="node"/> forms for its children.</summary>
    public static Bus Of(Node node)
    {
        // The bus bindings fix these, so the properties are ignored.
        if (PciBus.IsAsLinux(node))
            return new Bus(node, BusKind.Pci, 3, 2);
        if (node.IsCalled("isa"))
            return new Bus(node, BusKind.Isa, 2, 1);

        // Cell counts are not inherited (Devicetree Specification, 2.3.5).
        int address = CellCount.Of(node, CellCount.Address) ?? CellCount.DefaultAddress;
        int size = CellCount.Of(node, CellCount.Size) ?? CellCount.DefaultSize;
        return new Bus(node, address == 3 ? BusKind.Flagged : BusKind.Plain, address, size);
    }

    /// <summary>Whether addresses on this bus can be memory addresses: their width is supported, and regions have sizes.</summary>
    public bool HasMemory => AddressCells is > 0 and <= 4 && SizeCells > 0;

    /// <summary>Whether the first address cell contains flags.</summary>
    public bool HasFlags => Kind != BusKind.Plain;

    /// <summary>The number of cells of one <c>reg</c> entry.</summary>
    public int EntryCells => AddressCells + SizeCells;

    /// <summary>The address that starts at a cell of a property.</summary>
    public BusAddress ReadAddress(Property property, int cell)
    {
        uint flags = HasFlags ? property.Cell(cell) : 0;
        int first = HasFlags ? 1 : 0;
        ulong value = ReadNumber(property, cell + first, AddressCells - first, out bool isTooWide);
        return new BusAddress(flags, value, isTooWide);
    }

    /// <summary>The size that starts at a cell of a property; saturates above 64 bits.</summary>
    public ulong ReadSize(Property property, int cell)
    {
        ulong size = ReadNumber(property, cell, SizeCells, out bool isTooWide);
        return isTooWide ? ulong.MaxValue : size;
    }

    private static ulong ReadNumber(Property property, int cell, int cells, out bool isTooWide)
    {
        ulong value = 0;
        isTooWide = false;
        for (int i = 0; i < cells; i++)
        {
            isTooWide |= value >> 32 != 0;
            value = (value << 32) | property.Cell(cell + i);
        }

        return value;
    }
}
