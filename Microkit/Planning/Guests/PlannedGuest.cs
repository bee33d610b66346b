using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Planning.Memory;
using Boards.Microkit.Request;

namespace Boards.Microkit.Planning.Guests;

/// <summary>A virtual machine as its guest and its monitor see it. All addresses are the guest's.</summary>
public sealed record PlannedGuest
{
    /// <summary>The name of the machine in C#; empty if it has none.</summary>
    public required string Class { get; init; }

    /// <summary>The machine's name.</summary>
    public required string Machine { get; init; }

    /// <summary>The protection domain that is its monitor.</summary>
    public required string ProtectionDomain { get; init; }

    /// <summary>The ids of its virtual CPUs.</summary>
    public required ValueList<int> Vcpus { get; init; }

    /// <summary>Its RAM, in the order of the declaration; the images are in the first range.</summary>
    public required ValueList<AddressRange> Memory { get; init; }

    /// <summary>How the DMA of its devices reaches its RAM; null if the addresses are the same.</summary>
    public required PlannedDma? Dma { get; init; }

    /// <summary>The other ranges that it reaches at their physical addresses: the pages with the registers of passed devices.</summary>
    public required ValueList<AddressRange> Reached { get; init; }

    /// <summary>The paths of the devices that it has, in the order of the declaration.</summary>
    public required ValueList<string> Devices { get; init; }

    /// <summary>The numbers of the interrupts that are delivered to it.</summary>
    public required ValueList<uint> Interrupts { get; init; }

    /// <summary>The interrupt controller that it sees; null if the board has none that guests can have.</summary>
    public required VirtualGic? Gic { get; init; }

    /// <summary>The devices that its monitor emulates, in the order of the declaration.</summary>
    public required ValueList<VirtualDevicePlace> VirtualDevices { get; init; }

    /// <summary>The kernel; null if there is no RAM.</summary>
    public required GuestImage? Kernel { get; init; }

    /// <summary>The guest's devicetree; null if the RAM has no room for it.</summary>
    public required GuestImage? Devicetree { get; init; }

    /// <summary>The initrd; null if there is none, or if the RAM has no room for it.</summary>
    public required GuestImage? Initrd { get; init; }

    /// <summary>The declaration of its devicetree.</summary>
    public required GuestTreeRequest? Tree { get; init; }

    /// <summary>What the guest reaches, with adjacent ranges joined, to look up many ranges.</summary>
    internal RangeIndex<AddressRange> ReachedRuns() => new(UserLevelMemory.Joined(Reached), static run => run);

    /// <summary>Whether the guest reaches all of a range of registers.</summary>
    public bool Reaches(AddressRange range)
    {
        ulong at = range.Start;
        while (at < range.End)
        {
            if (Reached.FirstOrDefault(r => r.Contains(at)) is not { } next)
                return false;
            at = next.End;
        }

        return true;
    }
}
