using System.Collections.Generic;
using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit.Planning.Mapping;
using Boards.Microkit.Platforms;
using Boards.Microkit.Rules.Devices;
using Boards.Microkit.Rules.Memory;
using static System.FormattableString;

namespace Boards.Microkit.Rules.Mapping;

/// <summary><c>BRD365x</c>, <c>BRD366x</c>: memory regions and maps that are declared by hand, checked against the board.</summary>
internal static class MappingDiagnostics
{
    public static readonly DiagnosticRule ReachesOthersRule = new("BRD3650", "A memory region includes the registers of other devices", Severity.Warning);
    public static readonly DiagnosticRule LargerRule = new("BRD3651", "A memory region is larger than its device", Severity.Info);
    public static readonly DiagnosticRule NothingRule = new("BRD3652", "A memory region does not contain a device", Severity.Warning);
    public static readonly DiagnosticRule PartlyMemoryRule = new("BRD3653", "A memory region is only partly in memory", Severity.Warning);
    public static readonly DiagnosticRule PartRule = new("BRD3654", "A device is only partly mapped for a guest", Severity.Warning);
    public static readonly DiagnosticRule MovedRule = new("BRD3655", "A device is not mapped at its own address", Severity.Warning);
    public static readonly DiagnosticRule MemoryForDeviceRule = new("BRD3656", "Memory is mapped at the address of a device", Severity.Warning);
    public static readonly DiagnosticRule CachedRule = new("BRD3657", "Registers are mapped cached", Severity.Warning);
    public static readonly DiagnosticRule UncachedRule = new("BRD3658", "Guest memory is mapped uncached", Severity.Info);
    public static readonly DiagnosticRule ExecutableRule = new("BRD3659", "Registers are mapped executable", Severity.Warning);
    public static readonly DiagnosticRule CpuInterfaceRule = new("BRD3661", "The CPU interface of a guest is not mapped", Severity.Warning);
    public static readonly DiagnosticRule NotExecutableRule = new("BRD3662", "Guest memory is not executable", Severity.Warning);

    public static ImmutableArray<DiagnosticRule> All { get; } =
    [
        ReachesOthersRule, LargerRule, NothingRule, PartlyMemoryRule, PartRule, MovedRule, MemoryForDeviceRule, CachedRule, UncachedRule,
        ExecutableRule, CpuInterfaceRule, NotExecutableRule,
    ];

    /// <summary>The region contains registers of other devices after the device that it begins with.</summary>
    public static Diagnostic ReachesOthers(string region, AddressRange range, DeviceRegion registers, AddressRange device, IReadOnlyList<string> others, SourceLocation at) =>
        new(ReachesOthersRule, at, $"memory region '{region}' at {range} is larger than {registers.Owner.Path} at {device}: it also holds {MemoryDiagnostics.List(others)}",
            Places.At(registers.Location, "the registers"));

    /// <summary>In addition to a bus, the region contains devices that the board disables.</summary>
    public static Diagnostic ReachesDisabled(string region, AddressRange range, Device bus, AddressRange window, IReadOnlyList<string> others, SourceLocation at) =>
        new(ReachesOthersRule, at, $"memory region '{region}' at {range} is larger than the bus {bus.Path} at {window}: it also holds {MemoryDiagnostics.List(others)}, disabled by the devicetree",
            Places.At(bus.Node.Location, "the bus"));

    /// <summary>The tree does not describe anything after the device.</summary>
    public static Diagnostic Larger(string region, AddressRange range, DeviceRegion registers, AddressRange device, SourceLocation at) =>
        new(LargerRule, at, $"memory region '{region}' at {range} is larger than {registers.Owner.Path} at {device}",
            Places.At(registers.Location, "the registers"));

    /// <summary>The devicetree has neither registers nor memory in the region.</summary>
    public static Diagnostic Nothing(string region, AddressRange range, DeviceRegion? meant, SourceLocation at) => meant is null
        ? new(NothingRule, at, $"memory region '{region}' at {range} does not contain a device of the board")
        : new(NothingRule, at, Invariant(
            $"memory region '{region}' at {range} does not contain a device of the board; did you mean {meant.Owner.Path} at 0x{meant.PageAddress:x}?"),
            Places.At(meant.Location, "the registers"))
        {
            FixValue = Invariant($"0x{meant.PageAddress:x}"),
        };

    /// <summary>The devicetree has the address on the bus; at that address, the CPU has memory.</summary>
    public static Diagnostic BusAddress(string region, AddressRange range, DeviceRegion registers, SourceLocation at) =>
        new(NothingRule, at, Invariant(
            $"memory region '{region}' at {range} is memory; 0x{registers.BusAddress:x} is the address of {registers.Owner.Path} on its bus, and its physical address is 0x{registers.Address:x}"),
            Places.At(registers.Location, "the registers"));

    /// <summary>One end of the region is in memory, the other is not.</summary>
    public static Diagnostic PartlyMemory(string region, AddressRange range, AddressRange memory, SourceLocation at) =>
        new(PartlyMemoryRule, at, $"memory region '{region}' at {range} is only partly in the memory at {memory}");

    /// <summary>The region is smaller than the registers.</summary>
    public static Diagnostic Part(DeviceRegion registers, string region, AddressRange range, string to, SourceLocation at) =>
        new(PartRule, at, $"{registers.Owner.Path}: {registers.Label} at {registers.Range} extends past '{region}' at {range}, which maps it into {to}",
            Places.At(registers.Location, "the registers"));

    /// <summary>The device has further registers that are not mapped for the guest.</summary>
    public static Diagnostic Unmapped(DeviceRegion registers, string to, SourceLocation at) =>
        new(PartRule, at, $"{registers.Owner.Path}: {registers.Label} at {registers.Range} is not mapped into {to}, but other registers of the device are",
            Places.At(registers.Location, "the registers"));

    /// <summary>The guest's driver takes the address from the devicetree.</summary>
    public static Diagnostic Moved(HandMap map, DeviceRegion registers, Device? expected)
    {
        string there = expected is null ? "" : $", where the board has {expected.Path}";
        return new(MovedRule, map.Map.Address.Location, Invariant(
            $"{registers.Owner.Path}: its registers at 0x{map.Contents!.Range.Start:x} are mapped to 0x{map.Map.Address.Value:x} of {map.Holder.Title}") + there,
            Places.At(registers.Location, "the registers"));
    }

    /// <summary>A region without a physical address is mapped where the driver of a guest expects registers.</summary>
    public static Diagnostic MemoryForDevice(HandMap map, Device device) =>
        new(MemoryForDeviceRule, map.Map.Address.Location,
            $"memory region '{map.Region.Name.Value}' has no physical address and is mapped where {map.Holder.Title} expects {device.Path}",
            Places.At(device.Node.Location, "the device"));

    /// <summary>Reads come from the cache and writes stay there.</summary>
    public static Diagnostic Cached(HandMap map, string what, bool isDeclared, SourceLocation at) =>
        new(CachedRule, at, isDeclared
            ? $"{what}: its registers are mapped cached into {map.Holder.Title}"
            : $"{what}: its registers are mapped into {map.Holder.Title} without cached=\"false\", so they are cached");

    /// <summary>Uncached memory is slow, and exclusive accesses to it fault on most CPUs.</summary>
    public static Diagnostic Uncached(HandMap map, SourceLocation at) =>
        new(UncachedRule, at, $"'{map.Region.Name.Value}': the memory is mapped uncached into {map.Holder.Title}");

    /// <summary>The guest faults at its first instruction.</summary>
    public static Diagnostic NotExecutable(HandMap map, SourceLocation at) => new(NotExecutableRule, at,
        $"'{map.Region.Name.Value}': the memory is mapped into {map.Holder.Title} without the permission x, so the guest cannot run any instruction");

    /// <summary>A CPU may prefetch instructions from memory that is executable.</summary>
    public static Diagnostic Executable(HandMap map, string what, SourceLocation at) =>
        new(ExecutableRule, at, $"{what}: its registers are mapped executable into {map.Holder.Title}");

    /// <summary>The guest's driver of the interrupt controller faults.</summary>
    public static Diagnostic NoCpuInterface(VirtualCpuInterface gic, string controller, string machine, SourceLocation at) =>
        new(CpuInterfaceRule, at, Invariant(
            $"{controller}: nothing is mapped into {machine} at 0x{gic.GuestAddress:x}, where a guest expects the CPU interface; map the virtual CPU interface at 0x{gic.Address:x} there"));

    /// <summary>Something else is mapped at its address, or the CPU interface is mapped at a different address.</summary>
    public static Diagnostic WrongCpuInterface(VirtualCpuInterface gic, string controller, ulong physical, ulong address, SourceLocation at) =>
        new(CpuInterfaceRule, at, Invariant(
            $"{controller}: 0x{physical:x} is mapped to 0x{address:x}; expected the virtual CPU interface at 0x{gic.Address:x} at 0x{gic.GuestAddress:x}, where a guest expects its CPU interface"));
}
