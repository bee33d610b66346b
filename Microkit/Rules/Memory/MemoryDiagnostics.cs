using System.Collections.Generic;
using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit.Request;
using Boards.Microkit.Rules.Devices;
using static System.FormattableString;

namespace Boards.Microkit.Rules.Memory;

/// <summary><c>BRD31xx</c>: pages, memory regions, maps, guest memory.</summary>
internal static class MemoryDiagnostics
{
    public static readonly DiagnosticRule KernelPageRule = new("BRD3101", "A page that is reserved for the kernel is passed", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule KernelPageCutRule = new("BRD3102", "Pages that are reserved for the kernel are left out of a bus", Severity.Info);
    public static readonly DiagnosticRule ExposedRule = new("BRD3103", "A passed page holds registers of other devices", Severity.Info);
    public static readonly DiagnosticRule SharedPageRule = new("BRD3104", "Two guests or programs share a page of registers", Severity.Warning);
    public static readonly DiagnosticRule MisalignedRule = new("BRD3106", "An address or size is not a whole number of pages", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule OverlapRule = new("BRD3105", "Memory regions overlap", Severity.Error, breaksOutput: true) { YieldsTo = [MisalignedRule] };
    public static readonly DiagnosticRule MapOverlapRule = new("BRD3107", "Maps overlap", Severity.Error, breaksOutput: true) { YieldsTo = [OverlapRule] };
    public static readonly DiagnosticRule EmptyRule = new("BRD3108", "A memory region is empty", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule OutOfSpaceRule = new("BRD3109", "An address is outside the address space", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule UnknownRegionRule = new("BRD3110", "The memory region is unknown", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule SmallPagesRule = new("BRD3111", "Guest memory is not aligned to large pages", Severity.Warning);
    public static readonly DiagnosticRule OutsideMemoryRule = new("BRD3112", "Guest memory is outside the board's memory", Severity.Error) { YieldsTo = [OverlapRule, MisalignedRule] };
    public static readonly DiagnosticRule ReservedMemoryRule = new("BRD3113", "Guest memory overlaps reserved memory", Severity.Error) { YieldsTo = [OverlapRule, MisalignedRule] };
    public static readonly DiagnosticRule DmaRule = new("BRD3114", "Guest memory of a device with DMA is not mapped one to one", Severity.Warning);
    public static readonly DiagnosticRule DmaReachRule = new("BRD3115", "Guest memory is outside the addresses that a device can reach", Severity.Warning);
    public static readonly DiagnosticRule UnconfinedRule = new("BRD3116", "A passed device can access all of memory", Severity.Info);
    public static readonly DiagnosticRule NoVirtualCpuInterfaceRule = new("BRD3117", "The address of the virtual CPU interface is unknown", Severity.Warning);
    public static readonly DiagnosticRule PermissionsRule = new("BRD3118", "Permissions are not a combination of r, w and x", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule NoPhysicalAddressRule = new("BRD3119", "A memory region has no physical address", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule NotMappableRule = new("BRD3120", "The addresses are not available to user level", Severity.Error) { YieldsTo = [OverlapRule, MisalignedRule, OutsideMemoryRule] };

    public static readonly DiagnosticRule OtherNameRule = new("BRD3121", "A memory region is renamed because another device is on it", Severity.Info);
    public static readonly DiagnosticRule KernelImageRule = new("BRD3122", "Guest memory overlaps the kernel's image", Severity.Warning);
    public static readonly DiagnosticRule OnlyConfiguredRule = new("BRD3124", "Guest memory is in memory that the devicetree does not describe", Severity.Info);
    public static readonly DiagnosticRule TooMuchMemoryRule = new("BRD3125", "Memory regions need more memory than the board has", Severity.Warning);
    public static readonly DiagnosticRule NoFreeMemoryRule = new("BRD3126", "The board has no free memory for a guest", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule WideWindowRule = new("BRD3123", "A window is too large to be mapped", Severity.Info);

    public static ImmutableArray<DiagnosticRule> All { get; } =
    [
        KernelPageRule, KernelPageCutRule, ExposedRule, SharedPageRule, OverlapRule, MisalignedRule, MapOverlapRule, EmptyRule,
        OutOfSpaceRule, UnknownRegionRule, SmallPagesRule, OutsideMemoryRule, ReservedMemoryRule, DmaRule, DmaReachRule,
        UnconfinedRule, NoVirtualCpuInterfaceRule, PermissionsRule, NoPhysicalAddressRule, NotMappableRule,
        OtherNameRule, KernelImageRule, OnlyConfiguredRule, WideWindowRule, TooMuchMemoryRule, NoFreeMemoryRule,
    ];

    /// <summary>All pages of the region are reserved for the kernel.</summary>
    public static Diagnostic KernelPage(DeviceRegion region, string owner, SourceLocation at) =>
        new(KernelPageRule, at, Invariant(
            $"{region.Owner.Path}: {region.Label} at 0x{region.Address:x} is reserved for the kernel ({owner}) and cannot be mapped"));

    /// <summary>A passed bus contains pages that are reserved for the kernel.</summary>
    public static Diagnostic KernelPageCut(Device bus, AddressRange cut, string owner, SourceLocation at) =>
        new(KernelPageCutRule, at, $"{bus.Path}: the pages {cut} are left out; they are reserved for the kernel ({owner})");

    /// <summary>Other devices are on the pages of a passed device.</summary>
    public static Diagnostic Exposed(Device device, AddressRange pages, IReadOnlyList<string> others, string to, SourceLocation at) =>
        new(ExposedRule, at, $"{device.Path}: the pages {pages} also hold {List(others)}, which {to} can also access");

    /// <summary>Two domains or machines map the same page.</summary>
    public static Diagnostic SharedPage(Device device, AddressRange pages, string to, string other, SourceLocation otherAt, SourceLocation at) =>
        new(SharedPageRule, at, $"{device.Path}: the pages {pages} are mapped into both {to} and {other}", Places.At(otherAt, "mapped for " + other));

    /// <summary>Registers are mapped in pages, and a page has one memory region.</summary>
    public static Diagnostic OtherName(Device device, AddressRange pages, Device first, string without, string name, SourceLocation firstAt, SourceLocation at) =>
        new(OtherNameRule, at, $"{device.Path}: the pages {pages} also belong to {first.Path}; their memory region is now '{name}' instead of '{without}'",
            Places.At(firstAt, "passed here first"));

    /// <summary>Two nodes have the same name, and the first one that is passed keeps it.</summary>
    public static Diagnostic NameGiven(Device device, string name, Device other, string otherName, SourceLocation otherAt, SourceLocation at) =>
        new(OtherNameRule, at, $"{device.Path}: its memory region is '{name}', so that of {other.Path} is now '{otherName}'",
            Places.At(otherAt, "the other"));

    /// <summary>Microkit 2.0 finds no memory there; with later releases, the effect depends on what the loader has put there.</summary>
    public static Diagnostic KernelImage(string name, AddressRange range, ulong image, string? platform, SourceLocation at) =>
        new(KernelImageRule, at, Invariant($"'{name}' at {range} includes 0x{image:x}, where the kernel's image is loaded on {platform}"));

    /// <summary>Memory without a physical address is taken from the memory that the kernel and other regions leave.</summary>
    public static Diagnostic TooMuchMemory(string name, ulong size, ulong needed, ulong left, ulong all, SourceLocation at) =>
        new(TooMuchMemoryRule, at, Invariant($"memory region '{name}' of 0x{size:x} bytes has no physical address, and the board has too little memory: ")
            + (needed == size ? "" : Invariant($"with the regions before it, 0x{needed:x} bytes are needed; "))
            + (left == all ? Invariant($"0x{all:x} bytes") : Invariant($"0x{left:x} bytes of 0x{all:x} are left")));

    /// <summary>There is no free memory for guest memory that is declared without an address.</summary>
    public static Diagnostic NoFreeMemory(string machine, ulong size, bool isDescribed, SourceLocation at) => new(NoFreeMemoryRule, at, isDescribed
        ? Invariant($"virtual machine '{machine}': no 0x{size:x} bytes of the board's memory are free; declare a smaller size, or the address")
        : $"virtual machine '{machine}': the board's devicetree describes no memory; declare the address");

    /// <summary>A window of a host bridge would need too many page tables.</summary>
    public static Diagnostic WideWindow(Device bridge, AddressRange window, SourceLocation at) =>
        new(WideWindowRule, at, $"{bridge.Path}: its window {window} is left out; a window larger than 0x{Planning.Pages.BusWindows.WidestMapped:x} is not mapped");

    /// <summary>Two regions with physical addresses share bytes. The tool refuses that.</summary>
    public static Diagnostic Overlap(string name, AddressRange range, string other, AddressRange otherRange, SourceLocation at) =>
        new(OverlapRule, at, $"memory region '{name}' at {range} overlaps '{other}' at {otherRange}");

    /// <summary>An address or a size must be a multiple of the page size.</summary>
    public static Diagnostic Misaligned(string what, ulong value, ulong page, SourceLocation at) =>
        new(MisalignedRule, at, Invariant($"{what} 0x{value:x} is not a multiple of 0x{page:x}"));

    /// <summary>Two maps of one address space share bytes.</summary>
    public static Diagnostic MapOverlap(string region, AddressRange range, string other, AddressRange otherRange, string space, SourceLocation at) =>
        new(MapOverlapRule, at, $"the map of '{region}' at {range} overlaps the map of '{other}' at {otherRange} in {space}");

    /// <summary>The size of a memory region must be greater than 0.</summary>
    public static Diagnostic Empty(string name, SourceLocation at) => new(EmptyRule, at, $"memory region '{name}' has a size of 0");

    /// <summary>A map ends beyond the addresses that can be used.</summary>
    public static Diagnostic OutOfSpace(string name, AddressRange range, ulong end, SourceLocation at) =>
        new(OutOfSpaceRule, at, Invariant($"'{name}' at {range} extends past 0x{end:x}"));

    /// <summary>A map or a setvar refers to a region that is not declared.</summary>
    public static Diagnostic UnknownRegion(string name, string? suggestion, SourceLocation at) =>
        new Diagnostic(UnknownRegionRule, at, $"the memory region '{name}' is unknown").Suggesting(suggestion);

    /// <summary>The tool must map guest memory with small pages.</summary>
    public static Diagnostic SmallPages(string name, string what, ulong value, ulong pages, SourceLocation at) =>
        new(SmallPagesRule, at, Invariant(
            $"'{name}': {what} 0x{value:x} is not a multiple of 0x200000, so the memory uses {pages} pages of 0x1000 bytes"));

    /// <summary>Guest memory is at a physical address where the tree does not describe memory.</summary>
    public static Diagnostic OutsideMemory(string name, AddressRange range, string memory, SourceLocation at) =>
        new(OutsideMemoryRule, at, $"'{name}' at {range} is not in the board's memory ({memory})");

    /// <summary>The board has less memory than the kernel is built for, or a boot loader completes the devicetree.</summary>
    public static Diagnostic OnlyConfigured(string name, AddressRange range, string? platform, string memory, SourceLocation at) =>
        new(OnlyConfiguredRule, at, $"'{name}' at {range} is in the memory of the kernel for {platform}, but not in the memory that the devicetree describes ({memory})");

    /// <summary>Guest memory overlaps memory that firmware or another CPU uses.</summary>
    public static Diagnostic ReservedMemory(string name, AddressRange range, string owner, AddressRange reserved, SourceLocation declared, SourceLocation at) =>
        new(ReservedMemoryRule, at, $"'{name}' at {range} overlaps {owner} at {reserved}", Places.At(declared, "reserved here"));

    /// <summary>The device would read and write other memory than its driver intends.</summary>
    public static Diagnostic Dma(Device device, string memory, string where, SourceLocation declared, SourceLocation at) =>
        new(DmaRule, at, $"{device.Path}: its DMA uses the guest's addresses, but guest memory '{memory}' {where}",
            Places.At(declared, "the memory"));

    /// <summary>The <c>dma-ranges</c> of the bus limits the addresses of DMA.</summary>
    public static Diagnostic DmaReach(Device device, string memory, AddressRange range, string bus, SourceLocation at) =>
        new(DmaReachRule, at, $"{device.Path}: guest memory '{memory}' at {range} is outside the range of {bus}");

    /// <summary>There is no IOMMU between the device and memory.</summary>
    public static Diagnostic Unconfined(Device device, int more, string to, SourceLocation at) =>
        new(UnconfinedRule, at, $"{device.Path}: its DMA is not limited to the memory of {to}"
            + (more > 0 ? Invariant($"; the same is true of {more} more of its devices") : ""));

    /// <summary>The <c>reg</c> of a GICv2 does not have an entry for the virtual CPU interface.</summary>
    public static Diagnostic NoVirtualCpuInterface(Device controller, string machine, SourceLocation at) =>
        new(NoVirtualCpuInterfaceRule, at, Invariant(
            $"{controller.Path}: its reg has {controller.Regions.Length} entries and no entry for the virtual CPU interface, which {machine} needs"));

    /// <summary>Permissions must be letters of rwx, and w needs r.</summary>
    public static Diagnostic Permissions(string permissions, SourceLocation at) =>
        new(PermissionsRule, at, permissions.Length > 0 && permissions.Trim('w').Length == 0
            ? "permissions 'w' must include r"
            : $"permissions '{permissions}' are not a combination of r, w and x");

    /// <summary>Permissions of an I/O map must be letters of rw, at least one.</summary>
    public static Diagnostic IoPermissions(string permissions, SourceLocation at) =>
        new(PermissionsRule, at, $"permissions '{permissions}' of an I/O map are not a combination of r and w");

    /// <summary>There are two page sizes.</summary>
    public static Diagnostic PageSize(string name, Declared<ulong> size)
    {
        Diagnostic diagnostic = new(MisalignedRule, size.Location, Invariant(
            $"'{name}': the page size is 0x{MissingPrefix.AsWritten(size):x}; expected 0x{MicrokitLimits.PageBytes:x} or 0x{MicrokitLimits.LargePageBytes:x}"));
        return MissingPrefix.Hexadecimal(size) is MicrokitLimits.PageBytes or MicrokitLimits.LargePageBytes
            ? MissingPrefix.With(diagnostic, "page_size", size, "the digits are hexadecimal")
            : diagnostic;
    }

    /// <summary>A setvar refers to a physical address that the tool chooses.</summary>
    public static Diagnostic NoPhysicalAddress(string region, SourceLocation at) =>
        new(NoPhysicalAddressRule, at, $"memory region '{region}' has no physical address, so a variable cannot be set to it");

    /// <summary>The range overlaps the kernel's pages.</summary>
    public static Diagnostic NotMappable(string name, AddressRange range, string owner, AddressRange owned, SourceLocation at) =>
        new(NotMappableRule, at, $"memory region '{name}' at {range} overlaps {owned}, which is reserved for the kernel ({owner})");

    /// <summary>The platform's kernel does not make the range available to user level, or the range does not exist.</summary>
    public static Diagnostic NotLeft(string name, AddressRange range, AddressRange gap, string? platform, SourceLocation at) =>
        new(NotMappableRule, at, $"memory region '{name}' at {range} includes {gap}, which the kernel of {platform} does not make available to user level");

    public static string List(IReadOnlyList<string> names)
    {
        const int Shown = 4;
        List<string> shown = [];
        for (int i = 0; i < names.Count && i < Shown; i++)
            shown.Add(names[i]);
        return string.Join(", ", shown) + (names.Count > Shown ? Invariant($" and {names.Count - Shown} more") : "");
    }
}
