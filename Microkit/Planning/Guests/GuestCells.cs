using System;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Tree;
using Boards.Hardware;

namespace Boards.Microkit.Planning.Guests;

/// <summary>The widths of the addresses and sizes of a node's children in the devicetree of a guest.</summary>
/// <param name="Address">The number of cells of an address.</param>
/// <param name="Size">The number of cells of a size.</param>
internal readonly record struct GuestCells(int Address, int Size)
{
    /// <summary>The most cells of an address that Linux reads (of/address.c, OF_MAX_ADDR_CELLS). No size needs more.</summary>
    public const int Most = 4;

    // A larger count is as unreadable as one above the limit, and takes less memory.
    private const int Unreadable = Most + 1;

    /// <summary>Whether a guest can read an address and a size.</summary>
    public bool AreReadable => Address is > 0 and <= Most && Size is > 0 and <= Most;

    /// <summary>The widths of a node's children.</summary>
    public static GuestCells Of(Node bus) => PciBus.IsAsLinux(bus)
        ? new GuestCells(3, 2)
        : new GuestCells(Of(bus, CellCount.Address) ?? CellCount.DefaultAddress, Of(bus, CellCount.Size) ?? CellCount.DefaultSize);

    /// <summary>One of the two counts; null if the node does not state it.</summary>
    public static int? Of(Node bus, string property) => CellCount.Of(bus, property) is { } count ? Math.Min(count, Unreadable) : null;

    /// <summary>An address as cells.</summary>
    public uint[] OfAddress(ulong address) => Cells(address, Address);

    /// <summary>A size as cells.</summary>
    public uint[] OfSize(ulong size) => Cells(size, Size);

    // The most significant cell is the first.
    private static uint[] Cells(ulong value, int count)
    {
        uint[] cells = new uint[count];
        for (int i = count - 1; i >= 0; i--, value >>= 32)
            cells[i] = (uint)value;
        return cells;
    }
}
