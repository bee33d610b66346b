using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Tree;
using Boards.Hardware.Cells;
using Boards.Hardware.Interrupts;
using Boards.Hardware.Reporting;

namespace Boards.Hardware.Dependencies;

/// <summary>Reads the references of a device.</summary>
internal sealed class ReferenceReader(DeviceTable devices, InterruptResolver interrupts)
{
    private readonly SpecifierNexus _connectors = new(devices.Tree, node => devices[node].Status == NodeStatus.Okay);

    private readonly WrittenReferences _written = new(devices.Tree);

    // Rows of iommu-map and msi-map: requester id, phandle, base, length.
    private const int MapRow = 4;

    private static readonly string[] FixedProviders =
        ["fixed-clock", "fixed-factor-clock", "regulator-fixed", "fixed-regulator", "usb-nop-xceiv", "fixed-link"];

    /// <summary>The references of a node: those of its properties in order, then the controllers of its interrupts.</summary>
    public ImmutableArray<(Dependency Dependency, bool Follows)> Read(Device device)
    {
        var found = ImmutableArray.CreateBuilder<(Dependency, bool)>();
        foreach (Property property in device.Node.Properties)
        {
            if (property.Name is "iommu-map" or "msi-map")
                AddMap(device, property, found);
            else if (ReferenceProperties.Find(device.Node, property.Name) is { } rule)
                AddReferences(device, property, rule, found);
            else if (ReferenceProperties.IsDependency(property.Name))
                AddWritten(device, property, found);
        }

        foreach (DeviceInterrupt interrupt in device.Interrupts)
        {
            foreach (Node controller in interrupt.Via.Where(c => !ReferenceEquals(c, device.Node)))
                found.Add((InterruptDependency(interrupt, controller), devices[controller].Role != DeviceRole.InterruptController));
        }

        AddNexus(device, found);
        return found.ToImmutable();
    }

    private void AddReferences(
        Device device, Property property, ReferenceProperty rule, ImmutableArray<(Dependency, bool)>.Builder found)
    {
        // If a binding describes the property, a number is a reference as well. If the name is only a hint, the source or the fix-ups decide.
        ImmutableArray<int>? written = rule.IsProbable || rule.IsFirstOnly ? _written.In(device.Node, property) : null;
        foreach (PhandleReference reference in PhandleList.Read(devices.Tree, property, rule.Cells, rule.Default))
        {
            if (reference.Target is not { } target || (written is { } references && !references.Contains(reference.Offset)))
                continue;
            if (rule.IsFirstOnly && written is null && reference.Index > 0)
                break;
            Node provider = rule.Name is "remote-endpoint" or "dais" or "allwinner,pipelines" ? GraphOwner(target) : target;
            ImmutableArray<uint> arguments = reference.Arguments;
            if (rule.Cells is { } cells)
                (provider, arguments) = _connectors.Follow(provider, arguments, cells);
            found.Add((
                new Dependency
                {
                    Consumer = device.Node,
                    Property = property.Name,
                    Index = reference.Index,
                    Provider = provider,
                    Arguments = arguments,
                    Kind = KindOf(provider, rule.Kind),
                    IsProbable = rule.IsProbable,
                    Place = EntryPlace.AtByte(property, reference.Offset),
                },
                rule.Follows));
        }
    }

    // The references in a property without a binding here are those of the source or the fix-ups. Parts of the device are not dependencies.
    private void AddWritten(Device device, Property property, ImmutableArray<(Dependency, bool)>.Builder found)
    {
        if (_written.In(device.Node, property) is not { } references)
            return;
        for (int i = 0; i < references.Length; i++)
        {
            if (references[i] + 4 > property.Length || devices.Tree.FindPhandle(property.CellAt(references[i])) is not { } target)
                continue;
            Node provider = GraphOwner(target);
            if (Contains(device.Node, provider) || Contains(provider, device.Node))
                continue;
            bool isTable = devices[provider].Role is DeviceRole.Description or DeviceRole.Cpu && provider.Parent?.Parent is null;
            found.Add((
                new Dependency
                {
                    Consumer = device.Node,
                    Property = property.Name,
                    Index = i,
                    Provider = provider,
                    Arguments = [],
                    Kind = isTable ? DependencyKind.Information : KindOf(provider, DependencyKind.Registers),
                    IsProbable = true,
                    Place = EntryPlace.AtByte(property, references[i]),
                },
                !isTable));
        }
    }

    private static bool Contains(Node outer, Node? node)
    {
        for (; node is not null; node = node.Parent)
        {
            if (ReferenceEquals(node, outer))
                return true;
        }

        return false;
    }

    private void AddMap(Device device, Property map, ImmutableArray<(Dependency, bool)>.Builder found)
    {
        bool isMsi = map.Name is "msi-map";
        for (int row = 0; (row + 1) * MapRow <= map.CellCount; row++)
        {
            if (devices.Tree.FindPhandle(map.Cell((row * MapRow) + 1)) is not { } provider)
                continue;
            ImmutableArray<uint> arguments = [map.Cell(row * MapRow), map.Cell((row * MapRow) + 2), map.Cell((row * MapRow) + 3)];
            DependencyKind kind = isMsi ? DependencyKind.Information : DependencyKind.Hypervisor;
            found.Add((
                new Dependency
                {
                    Consumer = device.Node,
                    Property = map.Name,
                    Index = row,
                    Provider = provider,
                    Arguments = arguments,
                    Kind = kind,
                    IsProbable = false,
                    Place = EntryPlace.OfCells(map, (row * MapRow) + 1, 1),
                },
                false));
        }
    }

    // Devices on a bridge raise the interrupts in its interrupt-map, so their controllers are those of the bridge.
    private void AddNexus(Device device, ImmutableArray<(Dependency, bool)>.Builder found)
    {
        if (device.Node.Find("interrupt-map") is not { } map)
            return;
        HashSet<Node> seen = [];
        ImmutableArray<NexusRow> rows = interrupts.MapOf(device.Node).Rows;
        for (int i = 0; i < rows.Length; i++)
        {
            Node controller = rows[i].Parent;
            if (!ReferenceEquals(controller, device.Node) && seen.Add(controller))
            {
                found.Add((
                    new Dependency
                    {
                        Consumer = device.Node,
                        Property = map.Name,
                        Index = i,
                        Provider = controller,
                        Arguments = rows[i].Cells,
                        Kind = KindOfController(controller),
                        IsProbable = false,
                        Place = EntryPlace.OfName(map),
                    },
                    devices[controller].Role != DeviceRole.InterruptController));
            }
        }
    }

    private Dependency InterruptDependency(DeviceInterrupt interrupt, Node controller) => new()
    {
        Consumer = interrupt.Owner,
        Property = "interrupts",
        Index = interrupt.Index,
        Provider = controller,
        Arguments = interrupt.Specifier,
        Kind = KindOfController(controller),
        IsProbable = false,
        Place = interrupt.Place,
    };

    // The kernel drives the root controller; the guest drives the controllers below it.
    private DependencyKind KindOfController(Node controller) =>
        devices[controller].Role is DeviceRole.InterruptController or DeviceRole.Cpu ? DependencyKind.Information : DependencyKind.Registers;

    // The kind of the provider can weaken the dependency, so the property alone does not decide.
    private DependencyKind KindOf(Node provider, DependencyKind kind)
    {
        if (kind != DependencyKind.Registers)
            return kind;
        Device device = devices[provider];
        if (device.Compatible.Any(c => FixedProviders.Contains(c, StringComparer.Ordinal)))
            return DependencyKind.Information;
        return IsFirmware(device) ? DependencyKind.Firmware : kind;
    }

    private bool IsFirmware(Device device)
    {
        for (Node? at = device.Node; at?.Parent is { } above; at = above)
        {
            if (above.Parent is null && at.Name is "firmware" or "psci")
                return true;
            // Firmware is reached through shared memory, which is mapped.
            if (devices[at].Compatible.Any(c => c.EndsWith("-shmem", StringComparison.Ordinal)))
                return false;
            if (devices[at].Compatible.Any(c => c.StartsWith("arm,scmi", StringComparison.Ordinal) || c.StartsWith("arm,scpi", StringComparison.Ordinal)
                || c.StartsWith("linaro,optee", StringComparison.Ordinal) || c.EndsWith("-secure-pwrc", StringComparison.Ordinal)))
                return true;
        }

        return false;
    }

    // An endpoint is in a port, and a port is in the device or in its ports node.
    private static Node GraphOwner(Node endpoint)
    {
        Node at = endpoint;
        while (at.Parent is { } above && at.BaseName is "endpoint" or "port" or "ports")
            at = above;
        return at;
    }
}
