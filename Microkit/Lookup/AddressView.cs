namespace Boards.Microkit.Lookup;

/// <summary>A memory region as a domain or machine sees it, at one address.</summary>
public sealed record AddressView
{
    /// <summary>The protection domain, or the protection domain that has the machine.</summary>
    public required string Domain { get; init; }

    /// <summary>The virtual machine; null if the domain itself maps the region.</summary>
    public required string? Machine { get; init; }

    /// <summary>The memory region.</summary>
    public required string Region { get; init; }

    /// <summary>The address as the domain or machine sees it.</summary>
    public required ulong Address { get; init; }

    /// <summary>The physical address; null if Microkit's tool chooses it.</summary>
    public required ulong? Physical { get; init; }
}
