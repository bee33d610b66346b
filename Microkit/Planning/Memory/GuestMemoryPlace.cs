namespace Boards.Microkit.Planning.Memory;

/// <summary>The addresses of a guest's memory.</summary>
public sealed record GuestMemoryPlace
{
    /// <summary>The name of the machine in C#; empty if it has none.</summary>
    public required string Class { get; init; }

    /// <summary>The machine's name.</summary>
    public required string Machine { get; init; }

    /// <summary>The memory region's name.</summary>
    public required string Name { get; init; }

    /// <summary>The address at which the guest sees it.</summary>
    public required ulong GuestAddress { get; init; }

    /// <summary>The size in bytes.</summary>
    public required ulong Size { get; init; }

    /// <summary>The physical address, or null if the tool picks it.</summary>
    public required ulong? PhysicalAddress { get; init; }

    /// <summary>The address at which the protection domain sees it.</summary>
    public required ulong DomainAddress { get; init; }
}
