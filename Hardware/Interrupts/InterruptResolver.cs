using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware.Addressing;
using Boards.Hardware.Cells;
using Boards.Hardware.Reporting;

namespace Boards.Hardware.Interrupts;

/// <summary>Resolves the interrupts of nodes, each node once.</summary>
internal sealed class InterruptResolver(DeviceTree tree, ControllerTable controllers, Func<Node, bool> isAvailable, DiagnosticSink diagnostics)
{
    // To resolve a cascade, its controller's own interrupts are resolved; a chain of cascades is short.
    private const int MostCascades = 32;

    private readonly Dictionary<Node, (ImmutableArray<InterruptSource> Entries, int? Count)> _sources = [];
    private readonly Dictionary<Node, ImmutableArray<ResolvedInterrupt>> _resolved = [];
    private readonly Dictionary<(Node, int), InterruptNexus> _nexuses = [];
    private readonly Dictionary<InterruptNexus, NexusLookup> _lookups = [];
    private readonly HashSet<Node> _reportedNexuses = [];
    private readonly Dictionary<Node, int> _unknown = [];
    private int _depth;

    public DeviceTree Tree => tree;

    /// <summary>The table of controllers.</summary>
    public ControllerTable Controllers => controllers;

    public InterruptParents Parents { get; } = new(tree, controllers);

    public void Report(Node node, Diagnostic diagnostic) => diagnostics.Add(node, diagnostic);

    /// <summary>Counts an interrupt that leads to a controller that is not supported.</summary>
    public void CountUnknown(Node controller) =>
        _unknown[controller] = _unknown.TryGetValue(controller, out int count) ? count + 1 : 1;

    /// <summary>The controllers that are not supported, and how many interrupts lead to each.</summary>
    public IReadOnlyDictionary<Node, int> Unknown => _unknown;

    /// <summary>The interrupt entries of a node; empty slots are left out.</summary>
    public ImmutableArray<InterruptSource> SourcesOf(Node node) => Read(node).Entries;

    /// <summary>The number of a node's entries, including empty slots; null if a mistake makes it unknown.</summary>
    public int? CountOf(Node node) => Read(node).Count;

    /// <summary>The interrupts of a node. Also empty for a node that is being resolved.</summary>
    public ImmutableArray<ResolvedInterrupt> Of(Node node)
    {
        if (node.Find("interrupts") is null && node.Find("interrupts-extended") is null)
            return [];
        if (_resolved.TryGetValue(node, out ImmutableArray<ResolvedInterrupt> known))
            return known;
        if (_depth >= MostCascades)
            return [];
        _resolved[node] = [];
        _depth++;
        ImmutableArray<InterruptSource> sources = SourcesOf(node);
        var resolved = ImmutableArray.CreateBuilder<ResolvedInterrupt>(sources.Length);
        foreach (InterruptSource source in sources)
            resolved.Add(Resolve(source, UnitOf(source)));
        _depth--;
        return _resolved[node] = resolved.MoveToImmutable();
    }

    /// <summary>Resolves one entry.</summary>
    public ResolvedInterrupt Resolve(InterruptSource source, ImmutableArray<uint> unit)
    {
        var walk = new InterruptWalk(this, source);
        Resolution resolution = source.Controller is { } parent ? walk.Follow(parent, source.Cells, unit) : Resolution.Failed(source.Fault);
        return new ResolvedInterrupt(source, resolution, walk.Via, walk.Route);
    }

    /// <summary>The nexus of a node, with keys that have the given number of unit address cells.</summary>
    public InterruptNexus NexusOf(Node node, int unitCells) => Nexus(node, unitCells, hasParentUnits: true);

    /// <summary>The rows of a nexus, by key.</summary>
    public NexusLookup LookupOf(InterruptNexus nexus)
    {
        if (!_lookups.TryGetValue(nexus, out NexusLookup? lookup))
            _lookups.Add(nexus, lookup = new NexusLookup(nexus, isAvailable));
        return lookup;
    }

    /// <summary>A controller's private table: rows without the parent's unit address.</summary>
    public InterruptNexus? PrivateMapOf(Node node) =>
        node.Find("interrupt-map") is null ? null : Nexus(node, PrivateUnitCells(node), hasParentUnits: false);

    private static int PrivateUnitCells(Node node) => CellCount.Of(node, CellCount.Address) ?? 0;

    /// <summary>A node's <c>interrupt-map</c> as written, including a controller's private one.</summary>
    public InterruptNexus MapOf(Node node) => controllers.HasPrivateMap(node)
        ? InterruptNexus.Read(tree, node, PrivateUnitCells(node), hasParentUnits: false)
        : InterruptNexus.Read(tree, node, InterruptNexus.UnitCellsAsLinux(node));

    private (ImmutableArray<InterruptSource> Entries, int? Count) Read(Node node)
    {
        if (!_sources.TryGetValue(node, out (ImmutableArray<InterruptSource>, int?) sources))
            _sources.Add(node, sources = (new InterruptSourceReader(tree, Parents, diagnostics).Read(node, out int? count), count));
        return sources;
    }

    private InterruptNexus Nexus(Node node, int unitCells, bool hasParentUnits)
    {
        if (!_nexuses.TryGetValue((node, unitCells), out InterruptNexus? nexus))
            _nexuses[(node, unitCells)] = nexus = InterruptNexus.Read(tree, node, unitCells, hasParentUnits);
        if (nexus.Fault is { } fault && _reportedNexuses.Add(node))
            diagnostics.Add(node, InterruptTreeRules.MalformedMap(node, fault));
        return nexus;
    }

    // The first cells of reg, untranslated; zeros if there are none.
    private static ImmutableArray<uint> UnitOf(InterruptSource source)
    {
        if (source.Controller is null)
            return [];
        Property? reg = source.Owner.Find("reg");
        int count = Math.Min(InterruptNexus.UnitCellsAsLinux(source.Controller), 16);
        var unit = ImmutableArray.CreateBuilder<uint>(count);
        for (int i = 0; i < count; i++)
            unit.Add(reg is not null && i < reg.CellCount ? reg.Cell(i) : 0);
        return unit.MoveToImmutable();
    }
}
