namespace Boards.Microkit.Planning.Memory;

/// <summary>Where a guest's memory is seen.</summary>
public sealed record GuestMemoryPlace
{
    /// <summary>What C# calls the machine; empty where nothing does.</summary>
    public required string Class { get; init; }

    /// <summary>The machine's name.</summary>
    public required string Machine { get; init; }

    /// <summary>The memory region's name.</summary>
    public required string Name { get; init; }

    /// <summary>Where the guest sees it.</summary>
    public required ulong GuestAddress { get; init; }

    /// <summary>Bytes.</summary>
    public required ulong Size { get; init; }

    /// <summary>Where it lies, or null where the tool picks.</summary>
    public required ulong? PhysicalAddress { get; init; }

    /// <summary>Where the protection domain sees it.</summary>
    public required ulong DomainAddress { get; init; }
}
