using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Boards.Devicetree.Hardware.Interrupts;
using Boards.Devicetree.Hardware.Resolving;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Hardware;

/// <summary>What a tree means to hardware: its devices with regions, interrupts and status.</summary>
public sealed class Board
{
    private readonly Dictionary<Node, Device> _byNode = [];
    private readonly InterruptResolver _interrupts;

    internal Board(
        DeviceTree tree,
        ImmutableArray<Device> devices,
        BoardOptions options,
        Platform platform,
        ImmutableArray<Diagnostic> diagnostics,
        InterruptResolver interrupts)
    {
        Tree = tree;
        Devices = devices;
        Options = options;
        Platform = platform;
        Diagnostics = diagnostics;
        _interrupts = interrupts;
        Dependencies = new DependencyGraph(this);
        foreach (Device device in devices)
            _byNode[device.Node] = device;
    }

    /// <summary>The tree.</summary>
    public DeviceTree Tree { get; }

    /// <summary>A device for every node, in document order.</summary>
    public ImmutableArray<Device> Devices { get; }

    /// <summary>What it was resolved with.</summary>
    public BoardOptions Options { get; }

    /// <summary>What an seL4 kernel for the board keeps and leaves.</summary>
    public Platform Platform { get; }

    /// <summary>What the hardware layer found, in document order.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>Which nodes need which others.</summary>
    public DependencyGraph Dependencies { get; }

    /// <summary>The device of a node of this tree.</summary>
    public Device this[Node node] => _byNode[node];

    /// <summary>
    /// Works out what a tree means. Bad values give diagnostics and leave gaps; nothing of a tree makes it throw.
    /// </summary>
    /// <param name="tree">The tree.</param>
    /// <param name="options">What the tree cannot say.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="System.OperationCanceledException"><paramref name="cancel"/> was asked for.</exception>
    public static Board Resolve(DeviceTree tree, BoardOptions? options = null, CancellationToken cancel = default) =>
        new BoardResolver(tree, options ?? BoardOptions.Default, cancel).Resolve();

    /// <summary>
    /// The interrupt of a PCI function by its place, as firmware and hypervisors need it where the tree has no node for
    /// the function.
    /// </summary>
    /// <param name="bridge">The host bridge: a node with an <c>interrupt-map</c>.</param>
    /// <param name="devices">
    /// Device numbers from the host bridge's own bus downward, one for each bridge on the way and the function's last.
    /// </param>
    /// <param name="pin">1 for INTA to 4 for INTD.</param>
    /// <exception cref="System.ArgumentException">There is no device number, or one is not 0 to 31, or the pin not 1 to 4.</exception>
    public DeviceInterrupt PciInterrupt(Node bridge, ImmutableArray<int> devices, int pin) =>
        PciInterrupts.Resolve(_interrupts, bridge, devices, pin);

    /// <summary>The interrupts of every device number and pin on a host bridge's own bus; empty where it has no <c>interrupt-map</c>.</summary>
    public ImmutableArray<PciRoute> PciRoutes(Node bridge) => PciInterrupts.Routes(_interrupts, bridge);
}
