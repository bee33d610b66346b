using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Devices;
using Boards.Microkit.Planning.Findings;
using Boards.Microkit.Planning.Interrupts;
using Boards.Microkit.Planning.Memory;
using Boards.Microkit.Planning.Pages;
using Boards.Microkit.Platforms;

namespace Boards.Microkit.Planning.Dependencies;

/// <summary>
/// The dependencies of a passed device: the buses that its registers are on, and the devices with the registers of its clocks,
/// resets, pins and PHYs, and of the devices that these need.
/// </summary>
internal sealed class NeededDevices
{
    private readonly PassedDevice _passed;
    private readonly HashSet<Node> _except;
    private readonly PlanContext _context;
    private readonly BusWindows _windows;
    private readonly HashSet<Node> _seen;
    private readonly HashSet<DeviceInterrupt> _ofParts;
    private readonly List<NeededDevice> _devices = [];
    private readonly List<NeededDevice> _leftOut = [];
    private readonly List<DeviceInterrupt> _interrupts = [];
    private readonly List<NeededDevice> _signalling = [];

    /// <summary>Finds the dependencies, except some nodes and the nodes below them.</summary>
    public NeededDevices(PassedDevice passed, IReadOnlyCollection<Node> except, PlanContext context, BusWindows windows)
    {
        (_passed, _except, _context, _windows) = (passed, [.. except], context, windows);
        _seen = [passed.Device.Node];
        Sel4Board board = context.Board;
        if (passed.Request.Regions is null && !passed.IsBus)
            AddBuses(passed.Device);
        _ofParts = [.. PeripheralDependencies.InterruptsOf(passed.Device, board).Where(i => !IsExcepted(i.Owner))];
        foreach (DeviceInterrupt interrupt in _ofParts)
            AddInterrupt(interrupt, passed.Device);
        foreach (Requirement requirement in board.Dependencies.Closure([passed.Device.Node], except).Requirements.Where(r => board[r.Node].IsEnabled))
        {
            foreach (Device owner in requirement.RegisterOwners.Select(node => board[node]))
            {
                Add(owner, ReasonOf(requirement));
                if (owner.Node != passed.Device.Node && !owner.IsSilentFor(requirement) && owner.IsPassable())
                    AddInterruptsOf(owner);
            }
        }
    }

    /// <summary>The devices that are to be passed with it: buses, then the others in the order in which they are found.</summary>
    public IEnumerable<NeededDevice> Devices => _devices.OrderBy(static n => n.Device.Role != DeviceRole.Bus);

    /// <summary>The devices that it needs and that cannot be passed.</summary>
    public IReadOnlyList<NeededDevice> LeftOut => _leftOut;

    /// <summary>The interrupts that its driver, or the driver of a device that it needs, waits for.</summary>
    public IReadOnlyList<DeviceInterrupt> Interrupts => _interrupts;

    /// <summary>The devices that raise these interrupts.</summary>
    public IReadOnlyList<NeededDevice> Signalling => _signalling;

    /// <summary>Whether an interrupt is that of a part of the device itself, such as its PHY or a slot of its PCI bus.</summary>
    public bool IsOfPart(DeviceInterrupt interrupt) => _ofParts.Contains(interrupt);

    /// <summary>The given nodes that are needed, or that have a needed node below them or on their pages.</summary>
    public IEnumerable<Node> Holding(IEnumerable<Node> nodes, Sel4Board board)
    {
        Node[] needed =
        [
            .. _devices.Select(static n => n.Device.Node), .. _signalling.Select(static n => n.Device.Node),
            .. board.Dependencies.Closure([_passed.Device.Node], _except).Requirements.Select(static r => r.Node),
        ];
        AddressRange[] pages = [.. _devices.SelectMany(static n => PagesOf(n.Device))];
        return nodes.Where(node => needed.Any(n => IsAtOrAbove(node, n)) || PagesOf(board[node]).Any(own => pages.Any(own.Overlaps)));
    }

    private void Add(Device device, string reason)
    {
        if (IsExcepted(device.Node) || !_seen.Add(device.Node))
            return;
        if (ReasonAgainst(device) is { } against)
        {
            _leftOut.Add(new NeededDevice(device, against));
            return;
        }

        AddBuses(device);
        _devices.Add(new NeededDevice(device, reason));
    }

    // The buses that contain registers of a device that is not on them.
    private void AddBuses(Device device)
    {
        foreach (DeviceRegion region in device.Regions.Where(static r => r.IsMemoryMapped))
        {
            if (_windows.ForeignBusOf(region) is { } bus && BusWindows.Holds(bus, region))
                Add(WholeBusOf(bus), $"for {region.Label}" + OfOther(device.Node));
        }
    }

    // The outermost bus around a bus that is not an address space and has no page of the kernel.
    private Device WholeBusOf(Device bus)
    {
        Device whole = bus;
        for (Node? at = bus.Node; at is not null && !IsExcepted(at); at = at.Parent)
        {
            if (_context.Board[at] is { Role: DeviceRole.Bus } outer && BusWindows.IsNarrow(outer)
                && !PagesOf(outer).Any(pages => !_context.Kernel.PagesIn(pages).IsEmpty))
                whole = outer;
        }

        return whole;
    }

    private string? ReasonAgainst(Device device) => device.ReasonAgainst()
        ?? (!device.IsEnabled ? "it is not enabled"
        : PagesOf(device) is var pages && !pages.Any() ? null
        : pages.All(p => _context.Kernel.Keeps(p)) ? "it is reserved for the kernel"
        : pages.All(p => BoardMemory.Holds(_context.Board, p)) ? "it is memory"
        : null);

    private void AddInterruptsOf(Device device)
    {
        foreach (DeviceInterrupt interrupt in device.Interrupts.Concat(PeripheralDependencies.InterruptsOf(device, _context.Board)))
        {
            if (!IsExcepted(interrupt.Owner) && (interrupt.Number is { } number
                ? InterruptLimits.ObjectionTo(_context.Kernel, interrupt.Owner.Path, number, _passed.Location) is null
                : !interrupt.Candidates.IsEmpty))
                AddInterrupt(interrupt, device);
        }
    }

    private void AddInterrupt(DeviceInterrupt interrupt, Device device)
    {
        if (_interrupts.Contains(interrupt))
            return;
        _interrupts.Add(interrupt);
        if (interrupt.Owner == _passed.Device.Node || _signalling.Any(n => n.Device.Node == interrupt.Owner))
            return;
        string? reason = interrupt.Owner == device.Node
            ? _devices.Find(n => n.Device.Node == device.Node)?.Reason
            : _context.Board.Dependencies.Of(device.Node).FirstOrDefault(d => d.Provider == interrupt.Owner)?.Property + OfOther(device.Node);
        _signalling.Add(new NeededDevice(_context.Board[interrupt.Owner], reason ?? "part"));
    }

    private string ReasonOf(Requirement requirement) =>
        requirement.IsMade ? "part" + OfOther(requirement.Because)
        : requirement.Reason is { } reason ? reason.Property + OfOther(reason.Consumer)
        : $"controller of {requirement.Because.Path}";

    private string OfOther(Node node) => node == _passed.Device.Node ? "" : $" of {node.Path}";

    private bool IsExcepted(Node node) => _except.Any(excepted => IsAtOrAbove(excepted, node));

    private static IEnumerable<AddressRange> PagesOf(Device device) => device.Role == DeviceRole.Bus
        ? BusWindows.RangesOf(device).Select(static range => range.RoundedTo(DeviceRegion.PageBytes))
        : device.Regions.Where(static r => r.IsMemoryMapped).Select(static r => r.Pages);

    private static bool IsAtOrAbove(Node above, Node node)
    {
        for (Node? at = node; at is not null; at = at.Parent)
        {
            if (at == above)
                return true;
        }

        return false;
    }
}
