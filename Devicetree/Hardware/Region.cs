using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Hardware;

/// <summary>One entry of a node's <c>reg</c>, translated to the CPU's physical addresses where it can be.</summary>
/// <param name="Owner">The node whose <c>reg</c> it is.</param>
/// <param name="Index">Position in <c>reg</c>.</param>
/// <param name="Name">From <c>reg-names</c>, or null.</param>
/// <param name="BusAddress">The address as the bus above the node counts, without flag cells.</param>
/// <param name="Size">Bytes; 0 where the bus has no sizes.</param>
/// <param name="Address">The CPU's physical address, or null where the region is not memory mapped.</param>
/// <param name="Location">The entry in the source.</param>
public sealed record Region(
    Node Owner, int Index, string? Name, ulong BusAddress, ulong Size, ulong? Address, SourceLocation Location)
{
    /// <summary>Bytes in the smallest page that the kernel maps.</summary>
    public const ulong PageBytes = 0x1000;

    /// <summary>Whether the CPU reaches it by an address.</summary>
    public bool IsMemoryMapped => Address is not null && Size > 0;

    /// <summary>The name, or <c>reg[index]</c> where it has none.</summary>
    public string Label => Name ?? FormattableString($"reg[{Index}]");

    /// <summary>The address of the first page that holds a part of it.</summary>
    public ulong PageAddress => Address.GetValueOrDefault() & ~(PageBytes - 1);

    /// <summary>Bytes in the pages that hold it. Saturates at the end of the address space.</summary>
    public ulong PageSize
    {
        get
        {
            ulong end = unchecked(Address.GetValueOrDefault() + Size);
            if (end < Address.GetValueOrDefault())
                end = ulong.MaxValue;
            ulong rounded = end > ulong.MaxValue - (PageBytes - 1) ? ulong.MaxValue & ~(PageBytes - 1) : (end + PageBytes - 1) & ~(PageBytes - 1);
            return rounded - PageAddress;
        }
    }

    private static string FormattableString(System.FormattableString text) => System.FormattableString.Invariant(text);
}
