using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Hardware;
using static System.FormattableString;

namespace Boards.Microkit.Rules.Guests;

/// <summary><c>BRD3705</c> to <c>BRD3707</c>: devices that a monitor emulates.</summary>
internal static class VirtualDeviceDiagnostics
{
    private static readonly DiagnosticRule PlaceRule = new("BRD3705", "An emulated device has no place of its own", Severity.Error, breaksOutput: true);
    private static readonly DiagnosticRule NumberRule = new("BRD3706", "The interrupt of an emulated device is not one of the virtual controller", Severity.Error, breaksOutput: true);
    private static readonly DiagnosticRule ClashRule = new("BRD3707", "The interrupt of an emulated device is that of another device", Severity.Error, breaksOutput: true);

    public static ImmutableArray<DiagnosticRule> All { get; } = [PlaceRule, NumberRule, ClashRule];

    /// <summary>The guest's accesses do not fault, so the monitor does not see them; or another emulation sees them.</summary>
    public static Diagnostic Overlap(string name, AddressRange range, string other, AddressRange otherRange, SourceLocation at) =>
        new(PlaceRule, at, $"'{name}' at {range} is on pages of {other} at {otherRange}, so the monitor cannot emulate it");

    /// <summary>The device has no registers to access.</summary>
    public static Diagnostic Empty(string name, SourceLocation at) => new(PlaceRule, at, $"'{name}' has registers of 0 bytes");

    /// <summary>Shared interrupts of a GIC are 32 to 1019; the others belong to the cores.</summary>
    public static Diagnostic Number(string name, uint number, uint first, uint last, SourceLocation at) =>
        new(NumberRule, at, Invariant($"'{name}' has interrupt {number}; expected a shared interrupt of the virtual GIC, {first} to {last}"));

    /// <summary>The driver of one device would be called for the other.</summary>
    public static Diagnostic Clash(string name, uint number, string other, SourceLocation at) =>
        new(ClashRule, at, Invariant($"'{name}' has interrupt {number}, which is also that of {other}"));
}
