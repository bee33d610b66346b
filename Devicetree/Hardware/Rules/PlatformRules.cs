using System.Collections.Immutable;
using Boards.Devicetree.Text;
using static System.FormattableString;

namespace Boards.Devicetree.Hardware.Rules;

/// <summary>
/// What a board's devices have that the kernel keeps, does not accept, or that others have, too. On a board as it is sold
/// that is nothing to mend; it becomes an error where such a device is passed to a guest.
/// </summary>
public static class PlatformRules
{
    private static readonly DiagnosticRule AboveMaxRule = new("BRD2301", "An interrupt is above the highest that the kernel accepts", Severity.Info);
    private static readonly DiagnosticRule KernelInterruptRule = new("BRD2302", "A device raises an interrupt that the kernel keeps", Severity.Info);
    private static readonly DiagnosticRule KernelRangeRule = new("BRD2303", "A device has registers on a page that the kernel keeps", Severity.Info);
    private static readonly DiagnosticRule TriggersRule = new("BRD2304", "Devices disagree on the trigger of an interrupt that they share", Severity.Warning);

    /// <summary>Every rule of this class.</summary>
    public static ImmutableArray<DiagnosticRule> All { get; } = [AboveMaxRule, KernelInterruptRule, KernelRangeRule, TriggersRule];

    internal static Diagnostic AboveMax(DeviceInterrupt interrupt, Platform platform) => new(
        AboveMaxRule, interrupt.Location,
        Invariant($"{interrupt.Owner.Path}: {interrupt.Route}: seL4 for {platform.Name ?? "this board"} accepts interrupts up to {platform.MaxIrq}"));

    internal static Diagnostic KernelKeepsInterrupt(DeviceInterrupt interrupt, KernelInterrupt kernel) => new(
        KernelInterruptRule, interrupt.Location,
        Invariant($"{interrupt.Owner.Path}: {interrupt.Route}: IRQ {kernel.Number} is the kernel's own ({kernel.Purpose})"));

    internal static Diagnostic KernelKeepsRange(DeviceRegion region, KernelRange kernel) => new(
        KernelRangeRule, region.Location,
        Invariant($"{region.Owner.Path}: {region.Label} ({region.Range}) is on a page that the kernel keeps: {kernel.Purpose} at {kernel.Range}"));

    internal static Diagnostic Triggers(DeviceInterrupt interrupt, DeviceInterrupt other) => new(
        TriggersRule, interrupt.Location,
        Invariant($"{interrupt.Owner.Path}: {interrupt.Label} is IRQ {interrupt.Number} {Text(interrupt.Trigger)}, but {other.Label} of {other.Owner.Path} has it {Text(other.Trigger)}"),
        [new RelatedLocation(other.Location, "the other trigger")]);

    private static string Text(InterruptTrigger? trigger) => trigger == InterruptTrigger.Edge ? "edge-triggered" : "level-sensitive";
}
