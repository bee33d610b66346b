using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Pages;

namespace Boards.Microkit.Planning.Devices;

/// <summary>A device that a holder has, whether it was passed or its registers were mapped by hand.</summary>
internal abstract class HeldDevice(Holder holder, Device device)
{
    /// <summary>Its holder.</summary>
    public Holder Holder { get; } = holder;

    /// <summary>The device.</summary>
    public Device Device { get; } = device;

    /// <summary>The location of messages about it.</summary>
    public abstract SourceLocation Location { get; }

    /// <summary>Its regions on other buses, which must also be passed to the holder.</summary>
    public ImmutableArray<ForeignRegion> Foreign { get; set; } = [];
}
