namespace Boards.Microkit.Model;

/// <summary>A <c>vcpu</c>.</summary>
/// <param name="Id">0 to 61, unique in the machine and not that of a child domain.</param>
/// <param name="Cpu">The core; null for the protection domain's.</param>
/// <param name="SetvarId">Accepted by the tool, which ignores it.</param>
public sealed record Vcpu(int Id, int? Cpu = null, string? SetvarId = null);
