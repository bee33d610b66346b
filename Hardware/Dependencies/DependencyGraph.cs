using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Tree;
using Boards.Hardware.Dependencies;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware;

/// <summary>The dependencies between the nodes of a board.</summary>
public sealed class DependencyGraph
{
    private readonly DeviceTable _devices;
    private readonly ReferenceReader _reader;
    private readonly Dictionary<Node, ImmutableArray<(Dependency Dependency, bool Follows)>> _known = [];

    internal DependencyGraph(DeviceTable devices, InterruptResolver interrupts)
    {
        _devices = devices;
        _reader = new ReferenceReader(devices, interrupts);
    }

    /// <summary>The references of a node itself: those of its properties in order, then the controllers that its interrupts pass through.</summary>
    public ImmutableArray<Dependency> Of(Node node) => [.. References(node).Select(r => r.Dependency)];

    /// <summary>
    /// The nodes that have the registers of a node: the node itself if it has any; otherwise the nearest node above it that is a device
    /// with registers, or the banks of a pin controller. Plain buses are left out.
    /// </summary>
    public ImmutableArray<Node> RegisterOwners(Node node)
    {
        for (Node? at = node; at is { Parent: not null }; at = at.Parent)
        {
            Device device = _devices[at];
            if (device.Role is DeviceRole.Bus or DeviceRole.Memory or DeviceRole.ReservedMemory or DeviceRole.Cpu)
                return [];
            if (device.Regions.Any(r => r.IsMemoryMapped))
                return [at];
            ImmutableArray<Node> banks =
            [
                .. at.Children.Where(c => c.Find("gpio-controller") is not null && _devices[c].Regions.Any(r => r.IsMemoryMapped)),
            ];
            if (!banks.IsEmpty)
                return banks;
        }

        return [];
    }

    /// <summary>
    /// The nodes from the parent of a node up to the nearest one with registers, both included, such as a regulator's PMIC or a
    /// protocol's firmware. Empty if the node has registers itself.
    /// </summary>
    private IEnumerable<Node> ChipsAbove(Node node)
    {
        for (Node at = node; at.Parent is { Parent: not null } above && !_devices[at].Regions.Any(static r => r.IsMemoryMapped); at = above)
        {
            if (_devices[above].Role is DeviceRole.Bus or DeviceRole.Memory or DeviceRole.ReservedMemory or DeviceRole.Cpu)
                yield break;
            yield return above;
        }
    }

    /// <summary>
    /// The devices that the driver of a node creates itself, and without which it does nothing: those below a device that forwards
    /// addresses and is not a plain bus, such as the wrapper of a USB controller. Functions on a PCI bus are discovered, not created.
    /// </summary>
    private IEnumerable<Node> ChildrenOfGlue(Node node) =>
        node.Find("ranges") is null || _devices[node].Role != DeviceRole.Device || PciBus.IsAsLinux(node)
            || _devices[node].Compatible.Any(static c => c is "simple-mfd" or "syscon" or "mmio-sram")
        ? []
        : node.Children.Where(child => _devices[child] is { Role: DeviceRole.Device, IsEnabled: true, Compatible.IsEmpty: false } device
            && !device.IsCompatible("mmio-sram") && device.Regions.Any(r => r.IsMemoryMapped && !IsWithin(node, r)));

    // A child whose registers are part of the node's own is not a separate device.
    private bool IsWithin(Node node, DeviceRegion part) =>
        _devices[node].Regions.Any(own => own.IsMemoryMapped && own.Range.Contains(part.Range));

    /// <summary>What a device itself needs, without what is needed through others: the first part of its closure.</summary>
    public DependencyClosure Direct(Node device) => new Walk(this, [device], []).RunOnce();

    /// <summary>Everything that a set of devices needs, directly or through others.</summary>
    public DependencyClosure Closure(IEnumerable<Node> devices) => Closure(devices, []);

    /// <summary>Everything that a set of devices needs, directly or through others, if some nodes and the nodes below them are excluded.</summary>
    /// <param name="devices">The devices that need it.</param>
    /// <param name="except">The nodes that are excluded; what only these need is excluded, too.</param>
    public DependencyClosure Closure(IEnumerable<Node> devices, IEnumerable<Node> except)
    {
        var closure = new Walk(this, [.. devices], [.. except]);
        return closure.Run();
    }

    private ImmutableArray<(Dependency Dependency, bool Follows)> References(Node node)
    {
        lock (_known)
        {
            if (!_known.TryGetValue(node, out ImmutableArray<(Dependency, bool)> references))
                _known[node] = references = _reader.Read(_devices[node]);
            return references;
        }
    }

    /// <summary>The computation of one closure.</summary>
    private sealed class Walk(DependencyGraph graph, ImmutableArray<Node> devices, HashSet<Node> except)
    {
        private readonly HashSet<Node> _seen = [.. devices];
        private readonly Queue<Node> _next = new(devices);
        private readonly HashSet<Node> _owners = [.. devices];
        private readonly HashSet<Node> _glue = [.. devices];
        private readonly ImmutableArray<Requirement>.Builder _requirements = ImmutableArray.CreateBuilder<Requirement>();
        private readonly ImmutableArray<Dependency>.Builder _notes = ImmutableArray.CreateBuilder<Dependency>();
        private readonly ImmutableArray<Node>.Builder _registerOwners = ImmutableArray.CreateBuilder<Node>();

        public DependencyClosure Run()
        {
            while (_next.Count > 0)
                Visit(_next.Dequeue());
            return Found();
        }

        public DependencyClosure RunOnce()
        {
            Visit(_next.Dequeue());
            return Found();
        }

        private void Visit(Node node)
        {
            foreach ((Dependency dependency, bool follows) in graph.References(node))
            {
                if (dependency.Kind != DependencyKind.Registers)
                    _notes.Add(dependency);
                if (follows && dependency.Kind != DependencyKind.Memory)
                    Reach(dependency.Provider, dependency, node);
            }

            // A device without registers is reached through the nodes above it, and works only if they do.
            foreach (Node owner in graph.RegisterOwners(node))
                Reach(owner, null, node);
            foreach (Node above in graph.ChipsAbove(node).Where(above => !IsExcepted(above) && _seen.Add(above)))
                _next.Enqueue(above);
            if (!_glue.Contains(node))
                return;
            foreach (Node child in graph.ChildrenOfGlue(node))
            {
                _glue.Add(child);
                Reach(child, null, node);
            }
        }

        private DependencyClosure Found() => new()
        {
            Devices = devices,
            Requirements = _requirements.ToImmutable(),
            Notes = _notes.ToImmutable(),
            RegisterOwners = _registerOwners.ToImmutable(),
        };

        private void Reach(Node node, Dependency? reason, Node because)
        {
            if (IsExcepted(node) || !_seen.Add(node))
                return;
            _next.Enqueue(node);
            bool isMapped = reason is not { Kind: not DependencyKind.Registers };
            ImmutableArray<Node> owners = isMapped ? [.. graph.RegisterOwners(node).Where(owner => !IsExcepted(owner))] : [];
            if (isMapped)
                _requirements.Add(new Requirement { Node = node, RegisterOwners = owners, Reason = reason, Because = because });
            foreach (Node owner in owners.Where(_owners.Add))
                _registerOwners.Add(owner);
        }

        private bool IsExcepted(Node node)
        {
            if (except.Count == 0)
                return false;
            for (Node? at = node; at is not null; at = at.Parent)
            {
                if (except.Contains(at))
                    return true;
            }

            return false;
        }
    }
}
