using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit.Planning.Pages;
using Boards.Microkit.Request;

namespace Boards.Microkit.Planning.Memory;

/// <summary>A memory region as maps and setvars refer to it: declared by hand, the RAM of a guest, or device pages.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Size">The size in bytes; 0 if it is that of a file.</param>
/// <param name="PhysicalAddress">The physical address, or null if the tool picks it.</param>
/// <param name="PageBytes">The page size, of which its addresses must be multiples.</param>
/// <param name="Location">The declaration of its address, or of the region.</param>
internal sealed record NamedRegion(string Name, ulong Size, ulong? PhysicalAddress, ulong PageBytes, SourceLocation Location)
{
    /// <summary>The physical addresses; null if the tool picks them.</summary>
    public AddressRange? Range => PhysicalAddress is { } physical ? AddressRange.Of(physical, Size) : null;

    /// <summary>Whether it contains the pages of passed devices, which the plan divides so that none overlap.</summary>
    public bool IsOfDevices { get; private init; }

    /// <summary>Whether it is declared as the RAM of a guest.</summary>
    public bool IsOfGuest { get; private init; }

    /// <summary>A region declared by hand.</summary>
    public static NamedRegion Of(MemoryRegionRequest region) => new(
        region.Name.Value,
        // The tool uses the size of the content: one page for boot information, the size of the file for a file.
        region.Size?.Value ?? (region.PrefillBootInfo is null ? 0 : region.PageSize?.Value ?? MicrokitLimits.PageBytes),
        region.PhysicalAddress?.Value,
        region.PageSize?.Value == MicrokitLimits.LargePageBytes ? MicrokitLimits.LargePageBytes : MicrokitLimits.PageBytes,
        region.PhysicalAddress?.Location ?? region.Location);

    /// <summary>The RAM of a guest.</summary>
    public static NamedRegion Of(GuestMemoryRequest memory, VirtualMachineRequest machine) => new(
        GuestMemoryPlan.NameOf(memory, machine),
        memory.Size.Value,
        memory.PhysicalAddress?.Value,
        MicrokitLimits.PageBytes,
        memory.PhysicalAddress?.Location ?? memory.Location)
    { IsOfGuest = true };

    /// <summary>The pages of devices; messages about them point to the first device.</summary>
    public static NamedRegion Of(PlannedRegion region) => new(
        region.Name, region.Pages.Size, region.Pages.Start, MicrokitLimits.PageBytes, region.Claims[0].Device.Location)
    { IsOfDevices = true };
}
