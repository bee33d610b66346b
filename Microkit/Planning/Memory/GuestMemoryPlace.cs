namespace Boards.Microkit.Planning.Memory;

/// <summary>Where a guest's memory is seen.</summary>
/// <param name="Class">What C# calls the machine; empty where nothing does.</param>
/// <param name="Machine">The machine's name.</param>
/// <param name="Name">The memory region's name.</param>
/// <param name="GuestAddress">Where the guest sees it.</param>
/// <param name="Size">Bytes.</param>
/// <param name="PhysicalAddress">Where it lies, or null where the tool picks.</param>
/// <param name="DomainAddress">Where the protection domain sees it.</param>
public sealed record GuestMemoryPlace(
    string Class, string Machine, string Name, ulong GuestAddress, ulong Size, ulong? PhysicalAddress, ulong DomainAddress);
