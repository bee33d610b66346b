using Boards.Hardware;

namespace Boards.Microkit.Model;

/// <summary>An interrupt of an Arm or RISC-V controller.</summary>
/// <param name="Number">The number that the kernel sees.</param>
/// <param name="Id">The id under which the protection domain is notified, 0 to 61.</param>
/// <param name="Trigger">What the controller sees.</param>
/// <param name="SetvarId">Symbol that is set to the id, or null.</param>
/// <param name="Comment">Which device raises it, or null.</param>
public sealed record WiredIrq(uint Number, int Id, InterruptTrigger Trigger, string? SetvarId = null, string? Comment = null)
    : Irq(Id, SetvarId, Comment);
