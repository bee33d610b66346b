using Boards.Devicetree.Text;

namespace Boards.Microkit.Request;

/// <summary>RAM of a guest, which its protection domain maps as well.</summary>
public sealed record GuestMemoryRequest
{
    /// <summary>The address at which the guest sees it; it has no meaning if the plan chooses the place.</summary>
    public required Declared<ulong> GuestAddress { get; init; }

    /// <summary>
    /// Whether the plan chooses the place: free memory of the board, which the guest sees at its physical address. If so, the symbol
    /// is <c>guest_ram_vaddr</c> by default.
    /// </summary>
    public bool IsPlaceChosen { get; init; }

    /// <summary>Whether it is the pool of the devices that use DMA, which contains no image of the guest.</summary>
    public bool IsDmaPool { get; init; }

    /// <summary>The size in bytes.</summary>
    public required Declared<ulong> Size { get; init; }

    /// <summary>The declaration.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>The physical address; null lets the tool pick it.</summary>
    public Declared<ulong>? PhysicalAddress { get; init; }

    /// <summary>The name of the memory region; null for <c>guest_ram_</c> and the machine's name.</summary>
    public Declared<string>? Name { get; init; }

    /// <summary>The address at which the protection domain sees it; null for a free address: the guest's address, if that is free.</summary>
    public Declared<ulong>? VirtualAddress { get; init; }

    /// <summary>The symbol that is set to that address.</summary>
    public Declared<string>? Setvar { get; init; }
}
