namespace Boards.Microkit.Model.Scheduling;

/// <summary>A <c>domain</c>: protection domains that the kernel schedules together.</summary>
/// <param name="Name">Unique among the scheduling domains.</param>
/// <param name="Id">The kernel's number for it, 0 to 15; null for the lowest free.</param>
public sealed record Domain(string Name, ulong? Id = null);
