using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit.Planning.Pages;
using Boards.Microkit.Request;

namespace Boards.Microkit.Planning.Memory;

/// <summary>A memory region as maps and setvars refer to it: declared by hand, the RAM of a guest, or device pages.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Size">Bytes; 0 where they are those of a file.</param>
/// <param name="PhysicalAddress">Where it lies, or null where the tool picks.</param>
/// <param name="PageBytes">What its addresses must be multiples of.</param>
/// <param name="Location">Where its address, or it, was declared.</param>
internal sealed record NamedRegion(string Name, ulong Size, ulong? PhysicalAddress, ulong PageBytes, SourceLocation Location)
{
    /// <summary>The physical addresses; null where the tool picks them.</summary>
    public AddressRange? Range => PhysicalAddress is { } physical ? AddressRange.Of(physical, Size) : null;

    /// <summary>Whether it holds the pages of passed devices, which the plan cuts so that none overlap.</summary>
    public bool IsOfDevices { get; private init; }

    /// <summary>Whether it is declared as the RAM of a guest.</summary>
    public bool IsOfGuest { get; private init; }

    /// <summary>A region declared by hand.</summary>
    public static NamedRegion Of(MemoryRegionRequest region) => new(
        region.Name.Value,
        // The tool takes the size of what fills it: of the boot information one page, of a file what it has.
        region.Size?.Value ?? (region.PrefillBootInfo is null ? 0 : region.PageSize?.Value ?? MicrokitLimits.PageBytes),
        region.PhysicalAddress?.Value,
        region.PageSize?.Value == MicrokitLimits.LargePageBytes ? MicrokitLimits.LargePageBytes : MicrokitLimits.PageBytes,
        region.PhysicalAddress?.Location ?? region.Location);

    /// <summary>RAM of a guest.</summary>
    public static NamedRegion Of(GuestMemoryRequest memory, VirtualMachineRequest machine) => new(
        GuestMemoryPlan.NameOf(memory, machine),
        memory.Size.Value,
        memory.PhysicalAddress?.Value,
        MicrokitLimits.PageBytes,
        memory.PhysicalAddress?.Location ?? memory.Location)
    { IsOfGuest = true };

    /// <summary>Pages of devices; what is said of them points to the first.</summary>
    public static NamedRegion Of(PlannedRegion region) => new(
        region.Name, region.Pages.Size, region.Pages.Start, MicrokitLimits.PageBytes, region.Claims[0].Device.Location)
    { IsOfDevices = true };
}
