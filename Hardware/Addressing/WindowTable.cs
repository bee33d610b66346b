using System.Collections.Immutable;
using Boards.Devicetree.Tree;
using Boards.Hardware.Reporting;

namespace Boards.Hardware.Addressing;

/// <summary>The rows by which a bus hands its children's addresses upward (<c>ranges</c>), or down (<c>dma-ranges</c>).</summary>
internal sealed class WindowTable
{
    private WindowTable(Bus bus, Property property, ImmutableArray<Window> rows, int looseBytes)
    {
        Bus = bus;
        Property = property;
        Rows = rows;
        LooseBytes = looseBytes;
    }

    /// <summary>The bus whose addresses are translated.</summary>
    public Bus Bus { get; }

    /// <summary>The property it was read from.</summary>
    public Property Property { get; }

    /// <summary>The rows in order; none where the property is empty.</summary>
    public ImmutableArray<Window> Rows { get; }

    /// <summary>Bytes after the last whole row.</summary>
    public int LooseBytes { get; }

    /// <summary>Whether addresses are the same above and below.</summary>
    public bool IsIdentity => Property.Length == 0;

    /// <summary>Reads a table: child address, parent address, length.</summary>
    public static WindowTable Read(Node node, Property property)
    {
        Bus bus = Bus.Of(node);
        if (node.Parent is null || !bus.HasMemory || Bus.Of(node.Parent) is not { AddressCells: > 0 and <= 4 } parent)
            return new WindowTable(bus, property, [], property.Length);

        int rowCells = bus.AddressCells + parent.AddressCells + bus.SizeCells;
        int count = property.CellCount / rowCells;
        var rows = ImmutableArray.CreateBuilder<Window>(count);
        for (int row = 0; row < count; row++)
        {
            int cell = row * rowCells;
            rows.Add(new Window(
                bus.ReadAddress(property, cell),
                parent.ReadAddress(property, cell + bus.AddressCells),
                bus.ReadSize(property, cell + bus.AddressCells + parent.AddressCells),
                EntryPlace.OfCells(property, cell, rowCells)));
        }

        return new WindowTable(bus, property, rows.MoveToImmutable(), property.Length - (count * rowCells * 4));
    }

    /// <summary>The first row that holds an address, or null.</summary>
    public Window? Find(BusAddress address)
    {
        foreach (Window row in Rows)
        {
            if (row.Holds(address, Bus.Kind))
                return row;
        }

        return null;
    }

    /// <summary>
    /// Bytes from an address to the end of its row, and of the rows that go on where it ends on both sides: those are
    /// one window.
    /// </summary>
    public ulong BytesFrom(BusAddress address, Window row)
    {
        ulong bytes = row.Length - (address.Value - row.Child.Value);
        for (int i = 0; i < Rows.Length; i++)
        {
            if (!row.IsFollowedBy(Rows[i], Bus.Kind))
                continue;
            row = Rows[i];
            bytes = row.Length > ulong.MaxValue - bytes ? ulong.MaxValue : bytes + row.Length;
            i = -1;     // each row starts higher than the one before it, so this ends
        }

        return bytes;
    }
}
