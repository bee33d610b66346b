using Boards.Hardware;

namespace Boards.Microkit.Model.X86;

/// <summary>A pin of an x86 I/O APIC.</summary>
/// <param name="Id">The id under which the protection domain is notified, 0 to 61.</param>
/// <param name="Pin">The pin.</param>
/// <param name="Vector">The vector, 0 to 107.</param>
/// <param name="IoApic">Which I/O APIC; null for the first.</param>
/// <param name="Trigger">Null for the tool's default, level.</param>
/// <param name="ActiveLow">Whether the polarity is low; null for the tool's default, high.</param>
/// <param name="SetvarId">Symbol that is set to the id, or null.</param>
public sealed record IoApicIrq(
    int Id, ulong Pin, ulong Vector, ulong? IoApic = null, InterruptTrigger? Trigger = null, bool? ActiveLow = null, string? SetvarId = null)
    : Irq(Id, SetvarId, null);
