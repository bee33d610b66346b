using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware.Interrupts;
using Boards.Hardware.Pci;
using Boards.Hardware.Resolving;

namespace Boards.Hardware;

/// <summary>The hardware that a tree describes: its devices with regions, interrupts and status.</summary>
public sealed class Board
{
    private readonly DeviceTable _devices;
    private readonly InterruptResolver _interrupts;

    internal Board(
        DeviceTable devices,
        ImmutableArray<AddressRange> memory,
        ImmutableArray<Diagnostic> diagnostics,
        InterruptResolver interrupts,
        ImmutableArray<PinConflict> pinConflicts)
    {
        _devices = devices;
        Diagnostics = diagnostics;
        _interrupts = interrupts;
        PinConflicts = pinConflicts;
        Memory = memory;
        Dependencies = new DependencyGraph(_devices, interrupts);
    }

    /// <summary>The tree.</summary>
    public DeviceTree Tree => _devices.Tree;

    /// <summary>A device for every node, in document order.</summary>
    public ImmutableArray<Device> Devices => _devices.All;

    /// <summary>The diagnostics of the hardware layer, in document order.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>
    /// The memory that the tree describes, in order of address, with adjacent ranges joined. The windows for registers that a bus has
    /// within a memory node are excluded. Empty if the boot program fills in the memory.
    /// </summary>
    public ImmutableArray<AddressRange> Memory { get; }

    /// <summary>The dependencies between the nodes.</summary>
    public DependencyGraph Dependencies { get; }

    /// <summary>The enabled devices that use the same pins as others.</summary>
    public ImmutableArray<PinConflict> PinConflicts { get; }

    /// <summary>The device of a node of this tree.</summary>
    public Device this[Node node] => _devices[node];

    /// <summary>
    /// Resolves the hardware of a tree. Invalid values are reported and leave gaps; no tree causes an exception.
    /// </summary>
    /// <param name="tree">The tree.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was requested.</exception>
    public static Board Resolve(DeviceTree tree, CancellationToken cancel = default)
    {
        ResolvedDevices resolved = new BoardResolver(tree, cancel).Resolve();
        return new Board(resolved.Devices, resolved.Memory, resolved.Diagnostics, resolved.Interrupts, resolved.PinConflicts);
    }

    /// <summary>The same board, with numbers for the interrupts whose controller picks a line at run time.</summary>
    /// <param name="numberOf">The number of an interrupt that has none; null leaves it without one.</param>
    public Board WithNumbers(Func<DeviceInterrupt, uint?> numberOf)
    {
        bool isChanged = false;
        ImmutableArray<Device>.Builder devices = ImmutableArray.CreateBuilder<Device>(Devices.Length);
        foreach (Device device in Devices)
        {
            ImmutableArray<DeviceInterrupt> interrupts = device.Interrupts;
            for (int i = 0; i < interrupts.Length; i++)
            {
                if (interrupts[i].Number is null && numberOf(interrupts[i]) is { } number)
                    interrupts = interrupts.SetItem(i, interrupts[i] with { Number = number });
            }

            bool isSame = interrupts == device.Interrupts;
            isChanged |= !isSame;
            devices.Add(isSame ? device : device with { Interrupts = interrupts });
        }

        return isChanged ? new Board(new DeviceTable(_devices.Order, devices.MoveToImmutable()), Memory, Diagnostics, _interrupts, PinConflicts) : this;
    }

    /// <summary>
    /// The interrupt of a PCI function, found by device numbers and pin, as firmware and hypervisors need it if the tree has no node
    /// for the function.
    /// </summary>
    /// <param name="bridge">The host bridge: a node with an <c>interrupt-map</c>.</param>
    /// <param name="devices">
    /// The device numbers from the host bridge's own bus downward: one for each bridge on the way, then that of the function.
    /// </param>
    /// <param name="pin">1 for INTA to 4 for INTD.</param>
    /// <exception cref="ArgumentException">A device number is missing or is not between 0 and 31, or the pin is not between 1 and 4.</exception>
    public DeviceInterrupt PciInterrupt(Node bridge, ImmutableArray<int> devices, int pin) =>
        PciInterrupts.Resolve(_interrupts, bridge, devices, pin);

    /// <summary>The interrupts of every device number and pin on a host bridge's own bus; empty if it has no <c>interrupt-map</c>.</summary>
    public ImmutableArray<PciRoute> PciRoutes(Node bridge) => PciInterrupts.Routes(_interrupts, bridge);
}
