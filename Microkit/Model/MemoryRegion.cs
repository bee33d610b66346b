namespace Boards.Microkit.Model;

/// <summary>A <c>memory_region</c>: whole pages under one name.</summary>
/// <param name="Name">Unique among the regions.</param>
/// <param name="Size">Bytes, a multiple of the page size; null where the size is that of the file that fills it.</param>
/// <param name="PhysicalAddress">A multiple of the page size; null where the tool picks the memory.</param>
/// <param name="PageSize">0x1000 or 0x200000; null lets the tool take the larger where everything is aligned to it.</param>
/// <param name="PrefillPath">A file with the initial contents, or null.</param>
/// <param name="PrefillBootInfo">What of the boot information fills it (<c>fdt</c>, <c>x86_acpi_rsdp</c>, …), or null.</param>
/// <param name="Comment">Who lies in it, or null.</param>
public sealed record MemoryRegion(
    string Name,
    ulong? Size,
    ulong? PhysicalAddress = null,
    ulong? PageSize = null,
    string? PrefillPath = null,
    string? PrefillBootInfo = null,
    string? Comment = null);
