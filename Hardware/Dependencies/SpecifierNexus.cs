using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Tree;
using Boards.Hardware.Addressing;
using Boards.Hardware.Cells;

namespace Boards.Hardware.Dependencies;

/// <summary>
/// A connector's <c>gpio-map</c>, <c>pwm-map</c> and similar properties: a device on the connector refers to the connector,
/// which maps the specifier to the actual provider (Devicetree Specification, 2.5). Unlike those of an <c>interrupt-map</c>,
/// the rows contain no unit addresses.
/// </summary>
internal sealed class SpecifierNexus(DeviceTree tree, Func<Node, bool> isAvailable)
{
    private const string CellsEnd = "-cells";

    /// <summary>The provider at the end of any number of connectors, with the cells of its specifier.</summary>
    /// <param name="provider">The node that a phandle refers to.</param>
    /// <param name="cells">The cells after the phandle.</param>
    /// <param name="cellsName">The property with their number: <c>#gpio-cells</c>.</param>
    public (Node Provider, ImmutableArray<uint> Cells) Follow(Node provider, ImmutableArray<uint> cells, string cellsName)
    {
        // #gpio-cells belongs to gpio-map.
        string stem = cellsName.Substring(1, cellsName.Length - 1 - CellsEnd.Length);
        HashSet<Node> visited = [];
        while (visited.Add(provider) && provider.Find(stem + "-map") is { } map && Row(provider, map, stem, cellsName, cells) is var (next, row))
            (provider, cells) = (next, row);
        return (provider, cells);
    }

    private (Node Provider, ImmutableArray<uint> Cells)? Row(
        Node nexus, Property map, string stem, string cellsName, ImmutableArray<uint> key)
    {
        int cell = 0;
        while (key.Length < map.CellCount - cell)
        {
            // Rows after one with an unknown provider cannot be found, because its length is unknown.
            if (tree.FindPhandle(map.Cell(cell + key.Length)) is not { } provider || CellCount.Of(provider, cellsName) is not { } width)
                return null;
            int first = cell + key.Length + 1;
            if (width > map.CellCount - first)
                return null;
            if (Matches(nexus.Find(stem + "-map-mask"), map, cell, key) && isAvailable(provider))
                return (provider, Passed(nexus.Find(stem + "-map-pass-thru"), map, first, width, key));
            cell = first + width;
        }

        return null;
    }

    // Without a mask, all bits of the key are compared.
    private static bool Matches(Property? mask, Property map, int cell, ImmutableArray<uint> key)
    {
        for (int i = 0; i < key.Length; i++)
        {
            if (((key[i] ^ map.Cell(cell + i)) & (mask is null ? uint.MaxValue : Bits(mask, i))) != 0)
                return false;
        }

        return true;
    }

    // Bits that pass through come from the key, the others from the row.
    private static ImmutableArray<uint> Passed(Property? pass, Property map, int first, int width, ImmutableArray<uint> key)
    {
        var cells = ImmutableArray.CreateBuilder<uint>(width);
        for (int i = 0; i < width; i++)
        {
            uint through = pass is null || i >= key.Length ? 0 : Bits(pass, i);
            cells.Add((map.Cell(first + i) & ~through) | (i < key.Length ? key[i] & through : 0));
        }

        return cells.MoveToImmutable();
    }

    private static uint Bits(Property cells, int index) => index < cells.CellCount ? cells.Cell(index) : 0;
}
