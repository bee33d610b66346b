using System;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.StandardProperties;

/// <summary>
/// A node with an <c>interrupt-map</c> (Devicetree Specification, 2.4.3). dtc and Linux read its rows in the same way,
/// except for the width of a child's unit address if the nexus has no <c>#address-cells</c>: dtc uses 0 (checks.c,
/// check_interrupt_map), Linux uses the count of the nearest ancestor that has one, or 2 (of/irq.c, of_irq_parse_raw).
/// </summary>
public sealed class InterruptNexus
{
    private const string MapName = "interrupt-map";
    private const string MaskName = "interrupt-map-mask";
    private const string PassThroughName = "interrupt-map-pass-thru";

    private InterruptNexus(Node node, int unitCells, ImmutableArray<NexusRow> rows, ImmutableArray<uint> mask, ImmutableArray<uint> passThrough, NexusFault? fault)
    {
        Node = node;
        UnitCells = unitCells;
        Rows = rows;
        Mask = mask;
        PassThrough = passThrough;
        Fault = fault;
    }

    /// <summary>The nexus.</summary>
    public Node Node { get; }

    /// <summary>The number of cells of the child's unit address in a key; the other cells are its specifier.</summary>
    public int UnitCells { get; }

    /// <summary>The rows before the first one that cannot be read.</summary>
    public ImmutableArray<NexusRow> Rows { get; }

    /// <summary>The bits of a key that are compared, one element for each cell. Empty if the nexus has no mask; all bits are then compared.</summary>
    public ImmutableArray<uint> Mask { get; }

    /// <summary>
    /// The bits of a child's specifier that are passed to the parent, one element for each cell of the property. Empty if the nexus has
    /// no <c>interrupt-map-pass-thru</c>; rows then contain the parent's whole specifier.
    /// </summary>
    public ImmutableArray<uint> PassThrough { get; }

    /// <summary>The first fault of the map; if it has none, that of the mask, and then that of the pass-thru bits; null if there is none.</summary>
    public NexusFault? Fault { get; }

    /// <summary>The number of cells of the unit address in a key, as Linux counts them.</summary>
    /// <param name="nexus">A node with an <c>interrupt-map</c>.</param>
    public static int UnitCellsAsLinux(Node nexus) => CellCount.Inherited(nexus, CellCount.Address) ?? CellCount.DefaultAddress;

    /// <summary>The number of cells of the unit address in a key, as dtc counts them; null if <c>#address-cells</c> cannot be read.</summary>
    /// <param name="nexus">A node with an <c>interrupt-map</c>.</param>
    internal static int? UnitCellsAsDtc(Node nexus) =>
        CellCount.IsStatedAsDtc(nexus, CellCount.Address) ? CellCount.Of(nexus, CellCount.Address) : 0;

    /// <summary>
    /// Reads a node's map. Rows differ in length: the widths in the second half of a row come from the node that the row refers to.
    /// </summary>
    /// <param name="tree">The tree, which has the phandles.</param>
    /// <param name="node">A node with an <c>interrupt-map</c>.</param>
    /// <param name="unitCells">The number of cells of a child's unit address.</param>
    /// <param name="hasParentUnits">Whether rows contain the parent's unit address; private maps of some controllers do not.</param>
    /// <exception cref="ArgumentException">The node has no <c>interrupt-map</c>.</exception>
    public static InterruptNexus Read(DeviceTree tree, Node node, int unitCells, bool hasParentUnits = true)
    {
        Property map = node.Find(MapName) ?? throw new ArgumentException("The node has no interrupt-map.", nameof(node));
        int keyCells = unitCells + (CellCount.Of(node, CellCount.Interrupt) ?? 0);
        var rows = ImmutableArray.CreateBuilder<NexusRow>();
        NexusFault? fault = map.IsCells ? null : new NexusFault { Kind = NexusFaultKind.NotCells, Property = map };
        for (int start = 0; fault is null && start < map.CellCount;)
        {
            int named = start + keyCells;
            Node? parent = named < map.CellCount ? tree.FindPhandle(map.Cell(named)) : null;
            if (named >= map.CellCount)
                fault = Fail(NexusFaultKind.EndsBeforeParent, start, null, keyCells + 1);
            else if (parent is null)
                fault = Fail(NexusFaultKind.UnknownParent, named, null, 0);
            else if (CellCount.Of(parent, CellCount.Interrupt) is not { } specifierCells)
                fault = Fail(NexusFaultKind.ParentTakesNone, named, parent, 0);
            else
            {
                // A parent without #address-cells has no unit address here: neither the default of 2 nor that of an ancestor applies.
                int parentUnit = hasParentUnits ? CellCount.Of(parent, CellCount.Address) ?? 0 : 0;
                int end = named + 1 + parentUnit + specifierCells;
                if (end > map.CellCount)
                    fault = Fail(NexusFaultKind.EndsAfterParent, start, parent, end - start);
                else
                {
                    rows.Add(new NexusRow
                    {
                        Key = map.Cells(start, keyCells),
                        Parent = parent,
                        Unit = map.Cells(named + 1, parentUnit),
                        Cells = map.Cells(end - specifierCells, specifierCells),
                    });
                }

                start = end;
            }
        }

        ImmutableArray<uint> mask = ReadMask(node, keyCells, ref fault);
        return new InterruptNexus(node, unitCells, rows.ToImmutable(), mask, ReadPassThrough(node, keyCells - unitCells, ref fault), fault);

        NexusFault Fail(NexusFaultKind kind, int cell, Node? parent, int expected) =>
            new() { Kind = kind, Property = map, Row = rows.Count, Cell = cell, Parent = parent, ExpectedCells = expected };
    }

    /// <summary>Whether a key matches a row.</summary>
    /// <param name="row">A row of this map.</param>
    /// <param name="key">Unit address and specifier, with as many cells as the row's key.</param>
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

    /// <summary>
    /// The specifier at a row's parent: the specifier in the row, with the bits that are passed
    /// through from the child's specifier (2.5.1).
    /// </summary>
    /// <param name="row">A row of this map.</param>
    /// <param name="specifier">The child's specifier.</param>
    public ImmutableArray<uint> Pass(NexusRow row, ImmutableArray<uint> specifier) => PassThrough.IsEmpty
        ? row.Cells
        : [.. row.Cells.Select((cell, i) => i < specifier.Length && i < PassThrough.Length ? (cell & ~PassThrough[i]) | (specifier[i] & PassThrough[i]) : cell)];

    /// <summary>A key with the mask applied.</summary>
    /// <param name="key">Unit address and specifier.</param>
    public ImmutableArray<uint> Cut(ImmutableArray<uint> key) => Mask.IsEmpty ? key : [.. key.Select((cell, i) => cell & Mask[i])];

    // Cells that it lacks pass no bits, and cells after those of the specifier are not used.
    private static ImmutableArray<uint> ReadPassThrough(Node node, int specifierCells, ref NexusFault? fault)
    {
        if (node.Find(PassThroughName) is not { } pass)
            return [];
        if (pass.Length != specifierCells * 4)
            fault ??= new NexusFault { Kind = NexusFaultKind.PassThroughLength, Property = pass, ExpectedCells = specifierCells };
        return pass.Cells(0, pass.CellCount);
    }

    private static ImmutableArray<uint> ReadMask(Node node, int keyCells, ref NexusFault? fault)
    {
        if (node.Find(MaskName) is not { } mask)
            return [];
        if (mask.Length == keyCells * 4)
            return mask.Cells(0, keyCells);
        fault ??= new NexusFault { Kind = NexusFaultKind.MaskLength, Property = mask, ExpectedCells = keyCells };
        return [];
    }
}
