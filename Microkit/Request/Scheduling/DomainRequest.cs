namespace Boards.Microkit.Request.Scheduling;

/// <summary>A scheduling domain.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Id">The kernel's number for it; null for the lowest free.</param>
public sealed record DomainRequest(Declared<string> Name, Declared<ulong>? Id);
