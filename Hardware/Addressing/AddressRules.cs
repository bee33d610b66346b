using System.Collections.Immutable;
using Boards.Devicetree.Checks;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware.Reporting;
using static System.FormattableString;

namespace Boards.Hardware.Addressing;

/// <summary>Diagnostics for <c>reg</c> and <c>ranges</c>.</summary>
internal static class AddressRules
{
    private static readonly DiagnosticRule OutsideWindowsRule = new("BRD2001", "A register address is outside the ranges of its bus", Severity.Warning) { WaitsFor = [TreeRules.Target] };
    private static readonly DiagnosticRule PastWindowRule = new("BRD2002", "A region extends past the end of its bus's window", Severity.Warning) { WaitsFor = [TreeRules.Target] };
    private static readonly DiagnosticRule PartialRowRule = new("BRD2003", "A ranges or dma-ranges property ends within a row", Severity.Error, breaksOutput: true)
    {
        Replaces = [TreeRules.Ranges, TreeRules.DmaRanges],
    };

    private static readonly DiagnosticRule UnreadableRule = new("BRD2004", "An address does not fit in 64 bits", Severity.Error, breaksOutput: true);
    private static readonly DiagnosticRule DefaultCellsRule = new("BRD2005", "A bus has no cell counts of its own, and they are not inherited", Severity.Warning) { Replaces = [TreeRules.DefaultCells] };
    private static readonly DiagnosticRule AddressCellsRule = new("BRD2006", "The #address-cells of a bus is not between 1 and 4", Severity.Warning);
    internal static readonly DiagnosticRule OverlapRule = new("BRD2007", "Regions of unrelated devices overlap", Severity.Info);
    internal static readonly DiagnosticRule SharedPageRule = new("BRD2008", "Several devices share a page", Severity.Info);
    private static readonly DiagnosticRule PastEndRule = new("BRD2009", "A region extends past the end of the physical address space", Severity.Warning);
    private static readonly DiagnosticRule NoRangesRule = new("BRD2011", "A bus has no ranges property", Severity.Warning);
    private static readonly DiagnosticRule ReservedOverlapRule = new("BRD2012", "Regions of reserved memory overlap", Severity.Warning);
    private static readonly DiagnosticRule UnitAddressRule = new("BRD2013", "A unit address does not match the first address of reg", Severity.Info);
    internal static readonly DiagnosticRule MemoryRule = new("BRD2014", "A region of a device is in the board's memory", Severity.Info);
    private static readonly DiagnosticRule EntriesRule = new("BRD2015", "A property has more entries than are read", Severity.Error, breaksOutput: true);
    private static readonly DiagnosticRule NamesRule = new("BRD2010", "A property has more names than there are entries", Severity.Warning) { YieldsTo = [TreeRules.Names] };

    /// <summary>Every rule of this class.</summary>
    public static ImmutableArray<DiagnosticRule> All { get; } =
    [
        OutsideWindowsRule, PastWindowRule, PartialRowRule, UnreadableRule, DefaultCellsRule, AddressCellsRule, OverlapRule,
        SharedPageRule, PastEndRule, NamesRule, NoRangesRule, ReservedOverlapRule, UnitAddressRule, MemoryRule,
        EntriesRule,
    ];

    /// <summary>
    /// The number of entries of a property that are read; more are an error. A PLIC has at most 15,872 contexts, and no other hardware
    /// needs as many.
    /// </summary>
    internal const int MostEntries = 1 << 14;

    internal static Diagnostic OutsideWindows(DeviceRegion region, Node bus, ulong busAddress, string windows) => new(
        OutsideWindowsRule, region.Location,
        Invariant($"{region.Owner.Path}: {region.Label} is at 0x{busAddress:x} on {bus.Path}, but the ranges of that bus cover {windows}; the region is not memory mapped"));

    internal static Diagnostic InMemory(DeviceRegion region, DeviceRegion memory) => new(
        MemoryRule, region.Location,
        Invariant($"{region.Owner.Path}: {region.Label} at {region.Range} overlaps {memory.Owner.Path} at {memory.Range}: it is memory, not registers, and the default system does not pass it"),
        [new RelatedLocation(memory.Location, "the memory")]);

    internal static Diagnostic PastWindow(DeviceRegion region, Node bus, ulong room) => new(
        PastWindowRule, region.Location,
        Invariant($"{region.Owner.Path}: {region.Label} is 0x{region.Size:x} bytes long, but its window of {bus.Path} ends after 0x{room:x}"));

    internal static Diagnostic PartialRow(Node bus, Property table, (int Own, int Parent, int Size) row) => new(
        PartialRowRule, table.ValueLocation,
        Invariant($"{bus.Path}: {table.Name} has {table.SizeInCells()}; a row has {row.Own + row.Parent + row.Size}, ")
        + Invariant($"{row.Own} for an address here, {row.Parent} for one on {bus.Parent?.Path} and {row.Size} for a size; expected a multiple"));

    internal static Diagnostic Unreadable(DeviceRegion region, Node bus) => new(
        UnreadableRule, region.Location,
        Invariant($"{region.Owner.Path}: {region.Label} at {region.BusAddressText} has an address on {bus.Path} that does not fit in 64 bits"));

    internal static Diagnostic DefaultCells(Node bus, Property reg, string property, int used, Node ancestor, int other) => new(
        DefaultCellsRule, reg.ValueLocation,
        Invariant($"{bus.Path} has no {property}, so the default of {used} is used to read its children's reg; {ancestor.Path} has {other}, which Linux would use"),
        [new RelatedLocation(bus.Location, "the bus without " + property)])
    {
        FixNode = bus.Path,
        FixProperty = property,
        FixValue = Invariant($"{used}"),
    };

    internal static Diagnostic AddressCells(Node bus, Property reg, uint cells) => new(
        AddressCellsRule, reg.ValueLocation,
        Invariant($"{bus.Path} has #address-cells = {cells}; expected 1 to 4, so its children are not memory mapped"));

    internal static Diagnostic Overlap(DeviceRegion region, DeviceRegion other, AddressRange common) => new(
        OverlapRule, region.Location,
        Invariant($"{region.Owner.Path}: {region.Label} ({region.Range}) overlaps {other.Label} of {other.Owner.Path} ({other.Range}) in {common}"),
        [new RelatedLocation(other.Location, "the other region")]);

    internal static Diagnostic NoRanges(Node bus, Node child) => new(
        NoRangesRule, bus.Location,
        $"{bus.Path} has no ranges, so the registers of {child.Path} and its siblings are not memory mapped; an empty 'ranges;' maps the addresses one to one",
        [new RelatedLocation(child.Location, "the first child with registers")]);

    internal static Diagnostic ReservedOverlap(DeviceRegion region, DeviceRegion other, AddressRange common) => new(
        ReservedOverlapRule, region.Location,
        Invariant($"{region.Owner.Path}: {region.Label} ({region.Range}) overlaps {other.Label} of {other.Owner.Path} ({other.Range}) in {common}"),
        [new RelatedLocation(other.Location, "the other region")]);

    internal static Diagnostic UnitAddress(DeviceRegion first) => new(
        UnitAddressRule, first.Owner.Location,
        Invariant($"{first.Owner.Path}: the unit address is {first.Owner.UnitAddress}, but the first address of reg is {first.BusAddressText}"),
        [new RelatedLocation(first.Location, "the first address")])
    {
        FixNode = first.Owner.Path,
        FixName = $"{first.Owner.BaseName}@{first.BusAddressText.Substring(2)}",
    };

    internal static Diagnostic SharedPage(DeviceRegion region, ulong page, string occupants) => new(
        SharedPageRule, region.Location,
        Invariant($"{region.Owner.Path}: the page at 0x{page:x} that holds {region.Label} also holds {occupants}; mapping one of them maps all"));

    /// <summary>A region that extends past the end of the physical address space.</summary>
    /// <param name="region">The region.</param>
    /// <param name="bits">The number of bits in a physical address.</param>
    internal static Diagnostic PastEnd(DeviceRegion region, int bits) => new(
        PastEndRule, region.Location,
        Invariant($"{region.Owner.Path}: {region.Label} at 0x{region.Address.GetValueOrDefault():x} with 0x{region.Size:x} bytes extends past the end of the {bits}-bit physical address space"));

    internal static Diagnostic Names(Node node, Property names, int given, int entries, string of) => new(
        NamesRule, names.ValueLocation,
        Invariant($"{node.Path}: {names.Name} has {given} names for {entries} {(entries == 1 ? "entry" : "entries")} of {of}"));

    internal static Diagnostic Entries(Node node, Property property) => new(
        EntriesRule, property.ValueLocation,
        Invariant($"{node.Path}: {property.Name} has more than {MostEntries} entries; only the first {MostEntries} are read, so the others have no constants and are not passed"));
}
