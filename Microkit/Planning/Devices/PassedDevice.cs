using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Pages;
using Boards.Microkit.Request;

namespace Boards.Microkit.Planning.Devices;

/// <summary>A passthrough whose device was found.</summary>
internal sealed class PassedDevice(Holder holder, PassthroughRequest request, Device device, string name) : HeldDevice(holder, device)
{
    /// <summary>The declaration.</summary>
    public PassthroughRequest Request { get; } = request;

    /// <summary>The name of its memory region: unique among the passed devices.</summary>
    public string Name { get; } = name;

    /// <summary>The device that needs it, and with which it is passed; null if it is declared itself.</summary>
    public PassedDevice? NeededBy { get; init; }

    /// <summary>The interrupts that are delivered with its own: those of devices that it needs.</summary>
    public ImmutableArray<DeviceInterrupt> InterruptsOfDependencies { get; set; } = [];

    /// <summary>The excluded devices whose exclusion leaves out some of its dependencies.</summary>
    public ImmutableArray<Node> ExcludedDependencies { get; set; } = [];

    /// <summary>The location of the device's name in the declaration.</summary>
    public override SourceLocation Location => Request.Device.Location;

    /// <summary>Whether the node is passed for the devices on it.</summary>
    public bool IsBus => Device.Role == DeviceRole.Bus;

    /// <summary>The name of one of its regions.</summary>
    public string NameOf(DeviceRegion region)
    {
        if (region.Index == 0 || Device.Regions.Length == 1)
            return Name;
        return Name + "_" + (region.Name ?? System.FormattableString.Invariant($"{region.Index}"));
    }
}
