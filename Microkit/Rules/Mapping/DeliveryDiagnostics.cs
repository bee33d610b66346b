using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Rules.Devices;
using static System.FormattableString;

namespace Boards.Microkit.Rules.Mapping;

/// <summary><c>BRD367x</c>: whether interrupts and registers that are declared by hand match.</summary>
internal static class DeliveryDiagnostics
{
    public static readonly DiagnosticRule NotReachedRule = new("BRD3670", "An interrupt is delivered, but its device is not mapped", Severity.Warning);
    public static readonly DiagnosticRule NotDeliveredRule = new("BRD3671", "A device is mapped, but its interrupt is not delivered", Severity.Warning);
    public static readonly DiagnosticRule CoresOwnRule = new("BRD3672", "A private interrupt of a core is delivered for a guest", Severity.Warning);
    public static readonly DiagnosticRule SharedWithOtherRule = new("BRD3673", "A shared interrupt is delivered to another guest", Severity.Warning);
    public static readonly DiagnosticRule SomeDeliveredRule = new("BRD3674", "Only some interrupts of a device are delivered", Severity.Info);
    public static readonly DiagnosticRule PartNotDeliveredRule = new("BRD3675", "The interrupt of a part of a device, such as its PHY, is not delivered", Severity.Warning);

    public static ImmutableArray<DiagnosticRule> All { get; } =
        [NotReachedRule, NotDeliveredRule, CoresOwnRule, SharedWithOtherRule, SomeDeliveredRule, PartNotDeliveredRule];

    /// <summary>A handler without the registers of the device cannot clear the cause of the interrupt.</summary>
    public static Diagnostic NotReached(DeviceInterrupt interrupt, uint number, string domain, string meant, SourceLocation at) =>
        new(NotReachedRule, at, Invariant($"interrupt {number} belongs to {interrupt.Owner.Path}, which is not mapped into {domain}") + meant,
            Places.At(interrupt.Location, "the interrupt"));

    /// <summary>The driver waits for the interrupt for ever.</summary>
    public static Diagnostic NotDelivered(Device device, IReadOnlyList<DeviceInterrupt> interrupts, string domain, string machine, SourceLocation at)
    {
        return new(NotDeliveredRule, at, $"{device.Path}: its registers are mapped into {machine}, but its interrupt ({Numbers(interrupts)}) is not delivered to {domain}",
            Places.At(interrupts[0].Location, "the interrupt"));
    }

    /// <summary>The line goes to one protection domain; the driver in the other guest waits for ever.</summary>
    public static Diagnostic SharedWithOther(Device device, DeviceInterrupt other, Holder receiver, Holder holder, SourceLocation at) =>
        new(SharedWithOtherRule, at, Invariant(
            $"{device.Path}: its interrupt {other.Number} is shared with {other.Owner.Path} and is delivered to protection domain '{receiver.Domain.Name.Value}', so {holder.Title} does not receive it"),
            Places.At(other.Location, "the other interrupt"));

    /// <summary>A driver that requests all of its interrupts misses events, or fails.</summary>
    public static Diagnostic SomeDelivered(Device device, IReadOnlyList<DeviceInterrupt> missing, string domain, SourceLocation at)
    {
        string which = string.Join(", ", missing.Where(static i => i.Name is not null).Select(static i => $"'{i.Name}'"));
        return new(SomeDeliveredRule, at,
            $"{device.Path}: some of its interrupts are delivered to protection domain '{domain}', but not {Numbers(missing)}" + (which.Length > 0 ? $" ({which})" : ""),
            Places.At(missing[0].Location, "the interrupt"));
    }

    /// <summary>The driver waits for the PHY's interrupt if its node has one, and does not poll.</summary>
    public static Diagnostic PartNotDelivered(Device device, Node part, IReadOnlyList<DeviceInterrupt> interrupts, string domain, SourceLocation at) =>
        new(PartNotDeliveredRule, at, $"{part.Path}: its interrupt ({Numbers(interrupts)}) is not delivered to protection domain '{domain}', which has {device.Path}; the driver of {device.Path} waits for it",
            Places.At(interrupts[0].Location, "the interrupt"));

    /// <summary>A guest has a virtual timer in its virtual CPU, and does not have a performance monitor.</summary>
    public static Diagnostic CoresOwn(DeviceInterrupt interrupt, uint number, string what, string meant, SourceLocation at) =>
        new(CoresOwnRule, at, Invariant($"interrupt {number} belongs to {interrupt.Owner.Path}, {what}, which cannot be passed to a guest") + meant,
            Places.At(interrupt.Location, "the interrupt"));

    private static string Numbers(IEnumerable<DeviceInterrupt> interrupts) => string.Join(", ", interrupts
        .Select(static i => i.Number).Where(static n => n is not null).Distinct().Select(static n => Invariant($"{n}")));
}
