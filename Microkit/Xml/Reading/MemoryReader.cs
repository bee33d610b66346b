using System.Collections.Immutable;
using System.Linq;
using Boards.Microkit.Request;
using Boards.Microkit.Request.X86;

namespace Boards.Microkit.Xml.Reading;

/// <summary>Memory regions, and what maps them.</summary>
internal static class MemoryReader
{
    /// <summary>What of the boot information can fill a region.</summary>
    public static readonly ImmutableArray<string> BootInfos =
        ["x86_vbe", "x86_mbmmap", "x86_acpi_rsdp", "x86_framebuffer", "x86_tsc_freq", "fdt"];

    // memory_region name size? page_size? phys_addr? prefill_path? prefill_bootinfo?
    public static MemoryRegionRequest? Region(ElementReader region)
    {
        (Declared<ulong>? size, Declared<ulong>? page, Declared<ulong>? physical) = (region.Number("size"), region.Number("page_size"), region.Number("phys_addr"));
        Declared<string>? bootInfo = region.Word("prefill_bootinfo", BootInfos) is { } word ? new Declared<string>(BootInfos[word.Value], word.Location) : null;
        if (region.Text("name") is not { } name || (size is null && region.Has("size")))
            return null;
        return new MemoryRegionRequest(name, size, region.Location)
        {
            PageSize = page,
            PhysicalAddress = physical,
            PrefillPath = region.Text("prefill_path"),
            PrefillBootInfo = bootInfo,
        };
    }

    // map mr vaddr perms? cached? setvar_vaddr? setvar_size? setvar_prefill_size?
    public static MapRequest? Map(ElementReader map)
    {
        Declared<ulong>? address = map.Number("vaddr");
        // A word that is neither is told as it stands, and is not taken for one that was left out.
        Declared<bool>? cached = map.Boolean("cached") ?? (map.Text("cached") is { } word ? new Declared<bool>(true, word.Location) : null);
        return map.Text("mr") is not { } region || address is not { } known ? null : new MapRequest(region, known, map.Location)
        {
            Permissions = map.Text("perms"),
            Cached = cached,
            Setvar = map.Text("setvar_vaddr"),
            SetvarSize = map.Text("setvar_size"),
            SetvarPrefillSize = map.Text("setvar_prefill_size"),
        };
    }

    // io_address_space name peripheral_id domain_id { iomap }
    public static IoAddressSpaceRequest? IoAddressSpace(ElementReader space)
    {
        Declared<ulong>? domain = space.Number("domain_id");
        ValueList<IoMapRequest> maps = space.All("iomap").Select(IoMap).OfType<IoMapRequest>().ToValueList();
        return space.Text("name") is not { } name || space.Text("peripheral_id") is not { } peripheral || domain is not { } id
            ? null
            : new IoAddressSpaceRequest(name, peripheral, id, space.Location) { Maps = maps };
    }

    // iomap mr iovaddr perms?
    private static IoMapRequest? IoMap(ElementReader map)
    {
        Declared<ulong>? address = map.Number("iovaddr");
        return map.Text("mr") is not { } region || address is not { } known
            ? null
            : new IoMapRequest(region, known, map.Location) { Permissions = map.Text("perms") };
    }
}
