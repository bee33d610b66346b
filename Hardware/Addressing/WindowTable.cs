using System.Collections.Immutable;
using Boards.Devicetree.Tree;
using Boards.Hardware.Reporting;

namespace Boards.Hardware.Addressing;

/// <summary>The rows by which a bus translates its children's addresses (<c>ranges</c>) or their DMA addresses (<c>dma-ranges</c>).</summary>
internal sealed class WindowTable
{
    // Below this many rows, looking at each is faster than an index.
    private const int FewRows = 16;

    private readonly int _rowCells;
    private WindowIndex? _index;

    private WindowTable(Bus bus, Property property, ImmutableArray<Window> rows, int rowCells)
    {
        Bus = bus;
        Property = property;
        Rows = rows;
        _rowCells = rowCells;
        LooseBytes = property.Length - (rows.Length * rowCells * 4);
    }

    /// <summary>The bus whose addresses are translated.</summary>
    public Bus Bus { get; }

    /// <summary>The property it was read from.</summary>
    public Property Property { get; }

    /// <summary>The rows in order; none if the property is empty.</summary>
    public ImmutableArray<Window> Rows { get; }

    /// <summary>The number of bytes after the last whole row.</summary>
    public int LooseBytes { get; }

    /// <summary>Whether addresses are the same on both buses.</summary>
    public bool IsIdentity => Property.Length == 0;

    private WindowIndex Index => _index ??= new WindowIndex(Rows, Bus.Kind);

    /// <summary>Reads a table: child address, parent address, length.</summary>
    public static WindowTable Read(Bus bus, Property property)
    {
        if (bus.Node.Parent is null || !bus.HasMemory || Bus.Of(bus.Node.Parent) is not { AddressCells: > 0 and <= 4 } parent)
            return new WindowTable(bus, property, [], 0);

        int rowCells = bus.AddressCells + parent.AddressCells + bus.SizeCells;
        int count = property.CellCount / rowCells;
        var rows = ImmutableArray.CreateBuilder<Window>(count);
        for (int row = 0; row < count; row++)
        {
            int cell = row * rowCells;
            rows.Add(new Window(
                bus.ReadAddress(property, cell),
                parent.ReadAddress(property, cell + bus.AddressCells),
                bus.ReadSize(property, cell + bus.AddressCells + parent.AddressCells)));
        }

        return new WindowTable(bus, property, rows.MoveToImmutable(), rowCells);
    }

    /// <summary>The place of a row in the source.</summary>
    public EntryPlace PlaceOf(int row) => EntryPlace.OfCells(Property, row * _rowCells, _rowCells);

    /// <summary>The position of the first row that contains an address, or -1. Only the start of a region matters (a rule of the bus bindings).</summary>
    public int Find(BusAddress address)
    {
        if (Rows.Length > FewRows)
            return Index.Find(address);
        uint space = address.SpaceOn(Bus.Kind);
        for (int i = 0; i < Rows.Length; i++)
        {
            Window row = Rows[i];
            if (row.Child.SpaceOn(Bus.Kind) == space && address.Value >= row.Child.Value && address.Value - row.Child.Value < row.Length)
                return i;
        }

        return -1;
    }

    /// <summary>
    /// The bytes from an address to the end of a row, plus those of the rows that continue where it ends on both buses: together, these
    /// are one window.
    /// </summary>
    public ulong BytesFrom(BusAddress address, int row)
    {
        ulong bytes = Rows[row].Length - (address.Value - Rows[row].Child.Value);
        ulong following = Index.BytesAfter(row);
        return following > ulong.MaxValue - bytes ? ulong.MaxValue : bytes + following;
    }
}
