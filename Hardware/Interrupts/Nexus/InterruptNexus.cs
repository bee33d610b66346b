using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware.Addressing;
using Boards.Hardware.Cells;

namespace Boards.Hardware.Interrupts.Nexus;

/// <summary>A node with an <c>interrupt-map</c> (Devicetree Specification, 2.4.3).</summary>
internal sealed class InterruptNexus
{
    private const string MapName = "interrupt-map";
    private const string MaskName = "interrupt-map-mask";

    private InterruptNexus(Node node, int unitCells, ImmutableArray<NexusRow> rows, ImmutableArray<uint> mask, NexusFault? fault)
    {
        Node = node;
        UnitCells = unitCells;
        Rows = rows;
        Mask = mask;
        Fault = fault;
    }

    public Node Node { get; }

    /// <summary>The cells of a key that are a child's unit address; the others are its specifier.</summary>
    public int UnitCells { get; }

    /// <summary>The rows up to the first that cannot be read.</summary>
    public ImmutableArray<NexusRow> Rows { get; }

    /// <summary>What of a key counts; empty where no mask is given, and then all of it does.</summary>
    public ImmutableArray<uint> Mask { get; }

    /// <summary>What is wrong with map or mask, or null.</summary>
    public NexusFault? Fault { get; }

    /// <summary>
    /// Reads a node's map. Rows differ in length: the widths of a row's second half come from the node that it names.
    /// </summary>
    /// <param name="tree">The tree.</param>
    /// <param name="node">A node with an <c>interrupt-map</c>.</param>
    /// <param name="unitCells">Cells of a child's unit address.</param>
    /// <param name="hasParentUnits">Whether rows hold the parent's unit address; private maps of some controllers do not.</param>
    public static InterruptNexus Read(DeviceTree tree, Node node, int unitCells, bool hasParentUnits = true)
    {
        Property map = node.Find(MapName)!;
        int keyCells = unitCells + (CellCount.Of(node, CellCount.Interrupt) ?? 0);
        var rows = ImmutableArray.CreateBuilder<NexusRow>();
        NexusFault? fault = map.IsCells ? null : new NexusFault(NexusFaultKind.Truncated, map, 0, 0);
        int cell = 0;
        while (fault is null && cell < map.CellCount)
        {
            int start = cell;
            if (keyCells >= map.CellCount - start)
            {
                fault = new NexusFault(NexusFaultKind.Truncated, map, rows.Count, start * 4);
                break;
            }

            uint phandle = map.Cell(start + keyCells);
            if (tree.FindPhandle(phandle) is not { } parent)
                fault = new NexusFault(NexusFaultKind.UnknownParent, map, rows.Count, (start + keyCells) * 4);
            else if (CellCount.Of(parent, CellCount.Interrupt) is not { } specifierCells)
                fault = new NexusFault(NexusFaultKind.ParentTakesNone, map, rows.Count, (start + keyCells) * 4, parent);
            else
            {
                // A parent without #address-cells has no unit address here: neither the default of 2 nor that of an ancestor applies.
                int parentUnit = hasParentUnits ? CellCount.Of(parent, CellCount.Address) ?? 0 : 0;
                cell = start + keyCells + 1 + parentUnit + specifierCells;
                if (cell > map.CellCount)
                    fault = new NexusFault(NexusFaultKind.Truncated, map, rows.Count, start * 4);
                else
                {
                    rows.Add(new NexusRow(
                        Take(map, start, keyCells), parent, Take(map, start + keyCells + 1, parentUnit),
                        Take(map, cell - specifierCells, specifierCells)));
                }
            }
        }

        return new InterruptNexus(node, unitCells, rows.ToImmutable(), ReadMask(node, keyCells, ref fault), fault);
    }

    /// <summary>Whether a key falls on a row.</summary>
    public bool Matches(NexusRow row, ImmutableArray<uint> key)
    {
        for (int i = 0; i < key.Length; i++)
        {
            uint mask = Mask.IsEmpty ? uint.MaxValue : Mask[i];
            if (((key[i] ^ row.Key[i]) & mask) != 0)
                return false;
        }

        return true;
    }

    /// <summary>What the mask leaves of a key.</summary>
    public ImmutableArray<uint> Cut(ImmutableArray<uint> key) => Mask.IsEmpty ? key : [.. key.Select((cell, i) => cell & Mask[i])];

    private static ImmutableArray<uint> ReadMask(Node node, int keyCells, ref NexusFault? fault)
    {
        if (node.Find(MaskName) is not { } mask)
            return [];
        if (mask.Length == keyCells * 4)
            return Take(mask, 0, keyCells);
        fault ??= new NexusFault(NexusFaultKind.MaskLength, mask, keyCells, 0);
        return [];
    }

    /// <summary>Cells of a property from an index on.</summary>
    public static ImmutableArray<uint> Take(Property property, int first, int count)
    {
        var cells = ImmutableArray.CreateBuilder<uint>(count);
        for (int i = 0; i < count; i++)
            cells.Add(property.Cell(first + i));
        return cells.MoveToImmutable();
    }
}
