using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Tree;
using Boards.Hardware.Addressing;
using Boards.Hardware.Controllers;
using Boards.Hardware.Devices;
using Boards.Hardware.Interrupts;
using Boards.Hardware.Pins;
using Boards.Hardware.Reporting;
using Boards.Hardware.Status;

namespace Boards.Hardware.Resolving;

/// <summary>Resolves the devices of a tree, step by step.</summary>
internal sealed class BoardResolver
{
    private readonly DeviceTree _tree;
    private readonly DocumentOrder _order;
    private readonly CancellationToken _cancel;
    private readonly DiagnosticSink _diagnostics;
    private readonly StatusReader _status;
    private readonly InterruptResolver _interrupts;
    private readonly RegionReader _regions;
    private readonly WindowReader _windows;

    public BoardResolver(DeviceTree tree, CancellationToken cancel)
    {
        _tree = tree;
        _cancel = cancel;
        _order = new DocumentOrder(tree);
        _diagnostics = new DiagnosticSink(_order);
        _status = new StatusReader(_order, _diagnostics);
        _interrupts = new InterruptResolver(tree, InterruptControllers.Table, _status.IsAvailable, _diagnostics);
        var translator = new AddressTranslator();
        _regions = new RegionReader(translator, _diagnostics);
        _windows = new WindowReader(tree, translator, _diagnostics);
    }

    public ResolvedDevices Resolve()
    {
        List<Device> devices = ReadNodes();
        ResolveInterrupts(devices);
        DeviceTable finished = new(_order, [.. devices]);
        ImmutableArray<AddressRange> memory = StatedMemory.Of(finished.All);
        Lineage lineage = new(_order);
        Checks.BoardChecks.Run(finished, memory, lineage, _interrupts, _diagnostics, _cancel);
        ImmutableArray<PinConflict> conflicts = PinClaims.Conflicts(_tree, finished.All, lineage);
        foreach (PinConflict conflict in conflicts)
            _diagnostics.Add(conflict.Second.Node, PinRules.Conflict(conflict));
        return new ResolvedDevices(finished, memory, _diagnostics.ToImmutable(), _interrupts, conflicts);
    }

    // Parents come before their children, so the values that a node inherits are known.
    private List<Device> ReadNodes()
    {
        List<Device> devices = new(_tree.Nodes.Length);
        foreach (Node node in _tree.Nodes)
        {
            _cancel.ThrowIfCancellationRequested();
            Device? parent = node.Parent is null ? null : devices[_order[node.Parent]];
            NodeStatus status = _status.Of(node);
            Node? disabledBy = status == NodeStatus.Okay ? parent?.DisabledBy : node;
            if (disabledBy is not null)
                _diagnostics.Disable(node);
            ImmutableArray<string> compatible = node.Find("compatible") is { } strings ? ImmutableArray.CreateRange(strings.Strings) : [];
            Device device = new()
            {
                Node = node,
                Status = status,
                IsEnabled = disabledBy is null,
                Compatible = compatible,
                Regions = _regions.Read(node),
                Interrupts = [],
                DisabledBy = disabledBy,
                Role = Roles.Of(node, parent?.Role ?? DeviceRole.Description, compatible, _interrupts.Parents),
                Windows = _windows.Read(node),
                AssignedRegions = _regions.ReadAssigned(node),
                Dma = _windows.ReadDma(node),
                DmaWindows = _windows.ReadDmaWindows(node),
                InterruptAffinity = Affinity(node),
                Controller = InterruptControllers.Table.FamilyOf(node, compatible),
            };
            devices.Add(device);
        }

        return devices;
    }

    private void ResolveInterrupts(List<Device> devices)
    {
        for (int i = 0; i < devices.Count; i++)
        {
            _cancel.ThrowIfCancellationRequested();
            ImmutableArray<ResolvedInterrupt> resolved = _interrupts.Of(devices[i].Node);
            if (!resolved.IsEmpty)
                devices[i] = devices[i] with { Interrupts = [.. resolved.Select(r => InterruptOf(r, devices[i]))] };
        }
    }

    private DeviceInterrupt InterruptOf(ResolvedInterrupt resolved, Device device)
    {
        (InterruptSource source, Resolution resolution, ImmutableArray<Node> via, string route) = resolved;
        IReadOnlyList<string> names = device.Node.Find("interrupt-names")?.Strings ?? [];
        string? name = source.Index < names.Count && names[source.Index].Length > 0 ? names[source.Index] : null;
        return new DeviceInterrupt
        {
            Owner = device.Node,
            Index = source.Index,
            Name = name,
            Number = resolution.Number,
            Trigger = resolution.Trigger,
            Candidates = resolution.Candidates,
            Via = via,
            Kind = resolution.Kind,
            Place = source.Place,
            Specifier = source.Cells,
            Route = route,
            Multiplexer = resolution.Multiplexer,
            Input = resolution.Input,
            IsFirstFree = resolution.Placement == LinePlacement.FirstFree,
            SharedLine = resolution.SharedLine is { } line ? new InterruptPosition(line.Owner.Path, line.Index) : null,
            FailedBy = resolution.FailedBy,
            Affinity = resolution.Affinity.IsEmpty ? AffinityOf(device, source.Index) : resolution.Affinity,
        };
    }

    // The list is parallel to the interrupts; a single interrupt has all CPUs of the list.
    private ImmutableArray<Node> AffinityOf(Device device, int index)
    {
        ImmutableArray<Node> cpus = device.InterruptAffinity;
        if (cpus.IsEmpty || _interrupts.Of(device.Node).Length == 1)
            return cpus;
        return index < cpus.Length ? [cpus[index]] : [];
    }

    private ImmutableArray<Node> Affinity(Node node)
    {
        if (node.Find("interrupt-affinity") is not { } affinity)
            return [];
        return [.. Enumerable.Range(0, affinity.CellCount).Select(i => _tree.FindPhandle(affinity.Cell(i))).OfType<Node>()];
    }
}
