namespace Boards.Microkit.Model.X86;

/// <summary>A message-signalled interrupt of an x86 PCI device.</summary>
/// <param name="Id">The id under which the protection domain is notified, 0 to 61.</param>
/// <param name="PciDevice">Bus, device and function: <c>bus:device.function</c>.</param>
/// <param name="Handle">The message's handle.</param>
/// <param name="Vector">The vector, 0 to 107.</param>
/// <param name="SetvarId">Symbol that is set to the id, or null.</param>
public sealed record MsiIrq(int Id, string PciDevice, ulong Handle, ulong Vector, string? SetvarId = null)
    : Irq(Id, SetvarId, null);
