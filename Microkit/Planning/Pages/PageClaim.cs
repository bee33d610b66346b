using Boards.Hardware;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Devices;

namespace Boards.Microkit.Planning.Pages;

/// <summary>Whole pages that a holder is to map, and their purpose.</summary>
/// <param name="Device">The passed device.</param>
/// <param name="Name">The name of the memory region, if the claim has a region to itself.</param>
/// <param name="Label">The part of the device, for readers of the description.</param>
/// <param name="Address">The first byte of them that is needed.</param>
/// <param name="Pages">The pages.</param>
internal sealed record PageClaim(PassedDevice Device, string Name, string Label, ulong Address, AddressRange Pages)
{
    /// <summary>The holder that maps them.</summary>
    public Holder Holder => Device.Holder;
}
