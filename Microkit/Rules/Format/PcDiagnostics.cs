using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit.Rules.Devices;
using static System.FormattableString;

namespace Boards.Microkit.Rules.Format;

/// <summary>Rules about declarations for x86.</summary>
internal static class PcDiagnostics
{
    public static readonly DiagnosticRule VectorRule = new("BRD3336", "An interrupt vector is out of range", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule DeviceRule = new("BRD3337", "A PCI device address is not valid", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule PortsRule = new("BRD3338", "A range of I/O ports is not valid", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule AddressSpaceRule = new("BRD3339", "Two I/O address spaces have the same name, domain or device", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule LargePagesRule = new("BRD3340", "Large pages are not supported by the IOMMU", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule MachineRule = new("BRD3341", "An x86 protection domain has a virtual machine and also children or callers", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule PortOverlapRule = new("BRD3346", "Ranges of I/O ports overlap", Severity.Error, breaksOutput: true);

    public static ImmutableArray<DiagnosticRule> All { get; } =
        [VectorRule, DeviceRule, PortsRule, AddressSpaceRule, LargePagesRule, MachineRule, PortOverlapRule];

    /// <summary>108 interrupt vectors are available to user level.</summary>
    public static Diagnostic Vector(ulong vector, SourceLocation at) =>
        new(VectorRule, at, Invariant($"the vector {vector} is not between 0 and {MicrokitLimits.MaxVector}"));

    /// <summary>A PCI device address has bus 0 to ff, device 0 to 1f, function 0 to 7.</summary>
    public static Diagnostic Device(string device, SourceLocation at) => new(DeviceRule, at,
        $"'{device}' is not a PCI device address: expected bus:device.function in hexadecimal, 0:0.0 to ff:1f.7");

    /// <summary>The range has no ports.</summary>
    public static Diagnostic EmptyPorts(ulong address, SourceLocation at) =>
        new(PortsRule, at, Invariant($"the range of I/O ports at 0x{address:x} is empty"));

    /// <summary>The number of a port has 16 bits.</summary>
    public static Diagnostic PortsAboveLast(ulong address, ulong size, SourceLocation at) =>
        new(PortsRule, at, Invariant($"the range of 0x{size:x} I/O ports at 0x{address:x} ends above the last port, 0x{MicrokitLimits.LastIoPort:x}"));

    /// <summary>A port belongs to one range.</summary>
    public static Diagnostic PortOverlap(AddressRange range, AddressRange other, string domain, SourceLocation first, SourceLocation at) =>
        new(PortOverlapRule, at, $"the I/O ports {range} overlap the ports {other} of '{domain}'", Places.At(first, "declared here first"));

    /// <summary>A name, a device and an IOMMU domain belong to one I/O address space.</summary>
    public static Diagnostic AddressSpace(string what, string other, SourceLocation first, SourceLocation at) =>
        new(AddressSpaceRule, at, $"{what} is already used by the I/O address space '{other}'", Places.At(first, "the other"));

    /// <summary>The IOMMU does not map large pages.</summary>
    public static Diagnostic LargePages(string region, SourceLocation at) =>
        new(LargePagesRule, at, $"memory region '{region}' has pages of 0x200000 bytes, which the IOMMU does not map");

    /// <summary>A protection domain that waits for its virtual machine cannot receive faults or protected calls.</summary>
    public static Diagnostic Machine(string domain, string what, SourceLocation at) =>
        new(MachineRule, at, $"'{domain}' has a virtual machine and {what}; on x86 only one of the two is possible");
}
