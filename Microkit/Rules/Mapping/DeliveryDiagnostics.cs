using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit.Rules.Devices;
using static System.FormattableString;

namespace Boards.Microkit.Rules.Mapping;

/// <summary><c>BRD367x</c>: whether interrupts and registers that are declared by hand go together.</summary>
internal static class DeliveryDiagnostics
{
    public static readonly DiagnosticRule NotReachedRule = new("BRD3670", "An interrupt is delivered, but its device is not mapped", Severity.Warning);
    public static readonly DiagnosticRule NotDeliveredRule = new("BRD3671", "A device is mapped, but its interrupt is not delivered", Severity.Warning);
    public static readonly DiagnosticRule CoresOwnRule = new("BRD3672", "A private interrupt of a core is delivered for a guest", Severity.Warning);

    public static ImmutableArray<DiagnosticRule> All { get; } = [NotReachedRule, NotDeliveredRule, CoresOwnRule];

    /// <summary>A handler without the registers of the device cannot clear the cause of the interrupt.</summary>
    public static Diagnostic NotReached(DeviceInterrupt interrupt, uint number, string domain, string meant, SourceLocation at) =>
        new(NotReachedRule, at, Invariant($"interrupt {number} belongs to {interrupt.Owner.Path}, which is not mapped into {domain}") + meant,
            Places.At(interrupt.Location, "the interrupt"));

    /// <summary>The driver waits for the interrupt for ever.</summary>
    public static Diagnostic NotDelivered(Device device, IReadOnlyList<DeviceInterrupt> interrupts, string domain, string machine, SourceLocation at)
    {
        string numbers = string.Join(", ", interrupts.Select(static i => i.Number).Where(static n => n is not null).Distinct().Select(static n => Invariant($"{n}")));
        return new(NotDeliveredRule, at, $"{device.Path}: its registers are mapped into {machine}, but its interrupt ({numbers}) is not delivered to {domain}",
            Places.At(interrupts[0].Location, "the interrupt"));
    }

    /// <summary>A guest has a virtual timer in its virtual CPU, and does not have a performance monitor.</summary>
    public static Diagnostic CoresOwn(DeviceInterrupt interrupt, uint number, string what, string meant, SourceLocation at) =>
        new(CoresOwnRule, at, Invariant($"interrupt {number} belongs to {interrupt.Owner.Path}, {what}, which cannot be passed to a guest") + meant,
            Places.At(interrupt.Location, "the interrupt"));
}
