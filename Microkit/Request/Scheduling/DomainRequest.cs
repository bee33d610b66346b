namespace Boards.Microkit.Request.Scheduling;

/// <summary>A scheduling domain.</summary>
public sealed record DomainRequest
{
    /// <summary>Its name.</summary>
    public required Declared<string> Name { get; init; }

    /// <summary>The kernel's number for it; null for the lowest free number.</summary>
    public required Declared<ulong>? Id { get; init; }
}
