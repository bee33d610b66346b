using Boards.Hardware;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Devices;

namespace Boards.Microkit.Planning.Pages;

/// <summary>Whole pages that a holder is to map, and their purpose.</summary>
/// <param name="Device">The passed device.</param>
/// <param name="Name">The memory region's name, where the claim has one to itself.</param>
/// <param name="Label">What of the device it is, for the reader of the description.</param>
/// <param name="Address">The first byte that is wanted of them.</param>
/// <param name="Pages">The pages.</param>
internal sealed record PageClaim(PassedDevice Device, string Name, string Label, ulong Address, AddressRange Pages)
{
    /// <summary>The holder that maps them.</summary>
    public Holder Holder => Device.Holder;
}
