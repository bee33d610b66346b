using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware.Reporting;

namespace Boards.Hardware;

/// <summary>One entry of a node's <c>reg</c>, translated to the CPU's physical addresses where it can be.</summary>
public sealed record DeviceRegion
{
    private readonly ImmutableArray<uint> _cells;

    /// <summary>The node whose <c>reg</c> it is.</summary>
    public required Node Owner { get; init; }

    /// <summary>Position in <c>reg</c>.</summary>
    public required int Index { get; init; }

    /// <summary>From <c>reg-names</c>, or null.</summary>
    public required string? Name { get; init; }

    /// <summary>The address as the bus above the node counts, without flag cells; its low 64 bits, see <see cref="IsWide"/>.</summary>
    public required ulong BusAddress { get; init; }

    /// <summary>Bytes; 0 where the bus has no sizes.</summary>
    public required ulong Size { get; init; }

    /// <summary>The CPU's physical address, or null where the region is not memory mapped.</summary>
    public required ulong? Address { get; init; }

    /// <summary>The entry in the source.</summary>
    public SourceLocation Location => Place.Location;

    internal EntryPlace Place { get; init; }

    /// <summary>How many cells of the entry in the source are <see cref="BusAddressCells"/>, where those are not given.</summary>
    internal int AddressCells { get; init; }

    /// <summary>Bytes in the smallest page that the kernel maps.</summary>
    public const ulong PageBytes = 0x1000;

    /// <summary>All cells of the address, flag cells included; empty on a bus whose children have none.</summary>
    public ImmutableArray<uint> BusAddressCells
    {
        get => _cells.IsDefault ? Place.FirstCells(AddressCells) : _cells;
        init => _cells = value;
    }

    /// <summary>Whether the bits of <see cref="BusAddressCells"/> above the lowest 64 are not all 0, as those of a PCI function.</summary>
    public bool IsWide => BusAddressCells is { Length: > CellsOfLong } cells && cells.Take(cells.Length - CellsOfLong).Any(static cell => cell != 0);

    /// <summary>The address as its bus counts in hexadecimal: all its cells where <see cref="IsWide"/>, else <see cref="BusAddress"/>.</summary>
    public string BusAddressText => IsWide
        ? "0x" + string.Concat(BusAddressCells.Select(static cell => cell.ToString("x8", CultureInfo.InvariantCulture))).TrimStart('0')
        : System.FormattableString.Invariant($"0x{BusAddress:x}");

    private const int CellsOfLong = 2;

    /// <summary>What the entry is to the CPU.</summary>
    public RegionKind Kind { get; init; } = RegionKind.Memory;

    /// <summary>The bus at which translation ended, where there is no address; null otherwise.</summary>
    public Node? StoppedAt { get; init; }

    /// <summary>
    /// Where an unmapped entry would lie if it were an offset into the parent's first region, as bindings of system
    /// controllers (<c>syscon</c>, <c>simple-mfd</c>) have it. Derived, not stated by the tree; null where there is none.
    /// </summary>
    public ulong? OfferedAddress { get; init; }

    /// <summary>Whether the CPU reaches it by an address.</summary>
    public bool IsMemoryMapped => Address is not null && Size > 0;

    /// <summary>The name, or <c>reg[index]</c> where it has none.</summary>
    public string Label => Name ?? System.FormattableString.Invariant($"reg[{Index}]");

    /// <summary>The bytes it covers. Ends at the last address where it runs past it.</summary>
    public AddressRange Range => AddressRange.Of(Address.GetValueOrDefault(), Size);

    /// <summary>The pages that hold it.</summary>
    public AddressRange Pages => Range.RoundedTo(PageBytes);

    /// <summary>The address of the first page that holds a part of it.</summary>
    public ulong PageAddress => Pages.Start;

    /// <summary>Bytes in the pages that hold it. Saturates at the end of the address space.</summary>
    public ulong PageSize => Pages.Size;
}
