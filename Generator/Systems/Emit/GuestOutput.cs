using System.Collections.Generic;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Planning.Guests;

namespace Boards.Generator.Systems.Emit;

/// <summary>The facts about a guest that are generated into the class of its virtual machine.</summary>
internal sealed record GuestOutput
{
    /// <summary>The class.</summary>
    public required string Class { get; init; }

    /// <summary>The devices that the monitor emulates.</summary>
    public required ValueList<VirtualDevicePlace> VirtualDevices { get; init; }

    /// <summary>The name, the summary and the place of each image, if the guest's devicetree is declared.</summary>
    public required ValueList<(string Name, string Summary, GuestImage Image)> Images { get; init; }

    /// <summary>The name, the summary and the addresses of each frame of the interrupt controller, if the guest's devicetree is declared.</summary>
    public required ValueList<(string Name, string Summary, AddressRange Range)> Gic { get; init; }

    /// <summary>The flattened devicetree; empty if it is not embedded.</summary>
    public required ValueList<byte> Devicetree { get; init; }

    /// <summary>The output of a guest.</summary>
    public static GuestOutput Of(PlannedGuest guest, ValueList<byte> devicetree) => new()
    {
        Class = guest.Class,
        VirtualDevices = guest.VirtualDevices,
        Images = guest.Tree is null ? [] : ImagesOf(guest).ToValueList(),
        Gic = guest is { Tree: not null, Gic: { } gic } ? FramesOf(gic).ToValueList() : [],
        Devicetree = devicetree,
    };

    private static IEnumerable<(string Name, string Summary, GuestImage Image)> ImagesOf(PlannedGuest guest)
    {
        if (guest.Kernel is { } kernel)
            yield return ("kernel", "The kernel: its first instruction.", kernel);
        if (guest.Devicetree is { } devicetree)
            yield return ("devicetree", "The flattened devicetree.", devicetree);
        if (guest.Initrd is { } initrd)
            yield return ("initrd", "The initrd.", initrd);
    }

    private static IEnumerable<(string Name, string Summary, AddressRange Range)> FramesOf(VirtualGic gic)
    {
        yield return ("distributor", "The distributor, whose accesses fault.", gic.Distributor);
        if (gic.CpuInterface is { } cpu)
            yield return ("cpu-interface", "The CPU interface, which the hardware serves.", cpu);
        if (gic.Redistributors is { } frames)
            yield return ("redistributors", "The redistributor frames, one for each virtual CPU, whose accesses fault.", frames);
    }
}
