using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Hardware;
using static System.FormattableString;

namespace Boards.Microkit.Platforms;

/// <summary>
/// Registers and interrupts of a board's devices that are reserved for the kernel or not accepted by it. They are
/// information about the board; passing such a device to a guest is an error.
/// </summary>
internal static class PlatformRules
{
    private static readonly DiagnosticRule AboveMaxRule = new("BRD2301", "An interrupt number is above the highest that the kernel accepts", Severity.Info);
    private static readonly DiagnosticRule KernelInterruptRule = new("BRD2302", "The interrupt of a device is reserved for the kernel", Severity.Info);
    private static readonly DiagnosticRule KernelRangeRule = new("BRD2303", "The registers of a device are on a page that is reserved for the kernel", Severity.Info);

    /// <summary>Every rule of this class.</summary>
    public static ImmutableArray<DiagnosticRule> All { get; } = [AboveMaxRule, KernelInterruptRule, KernelRangeRule];

    internal static Diagnostic AboveMax(DeviceInterrupt interrupt, Platform platform) => new(
        AboveMaxRule, interrupt.Location,
        Invariant($"{interrupt.Owner.Path}: {interrupt.Route}: seL4 for {platform.Name ?? "this board"} accepts interrupts up to {platform.MaxIrq}"));

    internal static Diagnostic KernelKeepsInterrupt(DeviceInterrupt interrupt, KernelInterrupt kernel) => new(
        KernelInterruptRule, interrupt.Location,
        Invariant($"{interrupt.Owner.Path}: {interrupt.Route}: IRQ {kernel.Number} is reserved for the kernel ({kernel.Purpose})"));

    internal static Diagnostic KernelKeepsRange(DeviceRegion region, KernelRange kernel) => new(
        KernelRangeRule, region.Location,
        Invariant($"{region.Owner.Path}: {region.Label} ({region.Range}) is on a page that is reserved for the kernel: {kernel.Purpose} at {kernel.Range}"));
}
