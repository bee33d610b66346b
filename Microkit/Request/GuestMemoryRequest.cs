using Boards.Devicetree.Text;

namespace Boards.Microkit.Request;

/// <summary>RAM of a guest, which its protection domain maps as well.</summary>
public sealed record GuestMemoryRequest
{
    /// <summary>Where the guest sees it; without meaning where the plan chooses the place.</summary>
    public required Declared<ulong> GuestAddress { get; init; }

    /// <summary>
    /// Whether the plan chooses the place: free memory of the board, which the guest sees at its physical address. Then the symbol
    /// is <c>guest_ram_vaddr</c> by default.
    /// </summary>
    public bool IsPlaceChosen { get; init; }

    /// <summary>Whether it is the pool of the devices that use DMA, which holds no image of the guest.</summary>
    public bool IsDmaPool { get; init; }

    /// <summary>Bytes.</summary>
    public required Declared<ulong> Size { get; init; }

    /// <summary>The declaration.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>Where it lies; null lets the tool pick.</summary>
    public Declared<ulong>? PhysicalAddress { get; init; }

    /// <summary>Name of the memory region; null for <c>guest_ram_</c> and the machine's name.</summary>
    public Declared<string>? Name { get; init; }

    /// <summary>Where the protection domain sees it; null for a free place, the guest's address where that is one.</summary>
    public Declared<ulong>? VirtualAddress { get; init; }

    /// <summary>The symbol that is set to that address.</summary>
    public Declared<string>? Setvar { get; init; }
}
