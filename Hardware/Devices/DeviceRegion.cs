using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware.Reporting;

namespace Boards.Hardware;

/// <summary>One entry of a node's <c>reg</c>, translated to the CPU's physical addresses if possible.</summary>
public sealed record DeviceRegion
{
    private readonly ImmutableArray<uint> _cells;

    /// <summary>The node with this <c>reg</c>.</summary>
    public required Node Owner { get; init; }

    /// <summary>The position in <c>reg</c>.</summary>
    public required int Index { get; init; }

    /// <summary>The name from <c>reg-names</c>, or null.</summary>
    public required string? Name { get; init; }

    /// <summary>The low 64 bits of the address on the bus above the node, without flag cells; see <see cref="IsWide"/>.</summary>
    public required ulong BusAddress { get; init; }

    /// <summary>The size in bytes; 0 if the bus has no sizes.</summary>
    public required ulong Size { get; init; }

    /// <summary>The CPU's physical address, or null if the region is not memory mapped.</summary>
    public required ulong? Address { get; init; }

    /// <summary>The location of the entry in the source.</summary>
    public SourceLocation Location => Place.Location;

    internal EntryPlace Place { get; init; }

    /// <summary>The number of cells of the entry in the source that are <see cref="BusAddressCells"/>, if those are not given.</summary>
    internal int AddressCells { get; init; }

    /// <summary>The bytes in the smallest page that the kernel maps.</summary>
    public const ulong PageBytes = 0x1000;

    /// <summary>All cells of the address, including flag cells; empty on a bus whose children have no addresses.</summary>
    public ImmutableArray<uint> BusAddressCells
    {
        get => _cells.IsDefault ? Place.FirstCells(AddressCells) : _cells;
        init => _cells = value;
    }

    /// <summary>Whether the bits of <see cref="BusAddressCells"/> above the lowest 64 are not all 0, as for a PCI function.</summary>
    public bool IsWide => BusAddressCells is { Length: > CellsOfLong } cells && cells.Take(cells.Length - CellsOfLong).Any(static cell => cell != 0);

    /// <summary>The address on its bus in hexadecimal: all its cells if <see cref="IsWide"/>, otherwise <see cref="BusAddress"/>.</summary>
    public string BusAddressText => IsWide
        ? "0x" + string.Concat(BusAddressCells.Select(static cell => cell.ToString("x8", CultureInfo.InvariantCulture))).TrimStart('0')
        : System.FormattableString.Invariant($"0x{BusAddress:x}");

    private const int CellsOfLong = 2;

    /// <summary>The kind of the entry, as seen by the CPU.</summary>
    public RegionKind Kind { get; init; } = RegionKind.Memory;

    /// <summary>The bus at which translation ended, if there is no address; otherwise null.</summary>
    public Node? StoppedAt { get; init; }

    /// <summary>
    /// The address that an unmapped entry would have if it were an offset into the parent's first region, as in the bindings of system
    /// controllers (<c>syscon</c>, <c>simple-mfd</c>). It is derived, not in the tree; null if there is none.
    /// </summary>
    public ulong? OfferedAddress { get; init; }

    /// <summary>Whether the CPU can access it at an address.</summary>
    public bool IsMemoryMapped => Address is not null && Size > 0;

    /// <summary>The name, or <c>reg[index]</c> if it has none.</summary>
    public string Label => Name ?? System.FormattableString.Invariant($"reg[{Index}]");

    /// <summary>The bytes it covers; truncated at the last address.</summary>
    public AddressRange Range => AddressRange.Of(Address.GetValueOrDefault(), Size);

    /// <summary>The pages that contain it.</summary>
    public AddressRange Pages => Range.RoundedTo(PageBytes);

    /// <summary>The address of the first page that contains a part of it.</summary>
    public ulong PageAddress => Pages.Start;

    /// <summary>The bytes in the pages that contain it. Saturates at the end of the address space.</summary>
    public ulong PageSize => Pages.Size;
}
