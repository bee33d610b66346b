using Boards.Devicetree.Text;
using Boards.Hardware;

namespace Boards.Microkit.Planning.Findings;

/// <summary>A mistake that planning found, as data. The rules make the diagnostic.</summary>
/// <param name="At">The declaration that it is about.</param>
internal abstract record PlanFinding(SourceLocation At)
{
    /// <summary>The text that a fix writes; null if there is no clear fix.</summary>
    public string? FixValue { get; init; }

    /// <summary>The interrupt has no number of its own; only the line of its controller has one.</summary>
    public sealed record Cascaded(DeviceInterrupt Interrupt, string To, SourceLocation At) : PlanFinding(At);

    /// <summary>Declared ids are assigned first, wherever they are declared.</summary>
    public sealed record Displaced(string What, int Id, string Earlier, int? Other, SourceLocation EarlierAt, SourceLocation At) : PlanFinding(At);

    /// <summary>Interrupts and channels of a protection domain share one range of ids.</summary>
    public sealed record DuplicateId(string What, int Id, string Holder, string Domain, SourceLocation First, SourceLocation At) : PlanFinding(At);

    /// <summary>Names must be unique among protection domains, among machines and among memory regions.</summary>
    public sealed record DuplicateName(string Kind, string Name, SourceLocation First, SourceLocation At) : PlanFinding(At);

    /// <summary>The number is one of several, chosen by a fixed rule or by the user.</summary>
    public sealed record Dynamic(DeviceInterrupt Interrupt, uint? Constant, SourceLocation At) : PlanFinding(At);

    /// <summary>Guest memory is declared without an address, and the board has no free memory of this size.</summary>
    /// <param name="Machine">The name of the virtual machine.</param>
    /// <param name="Size">The size.</param>
    /// <param name="IsDescribed">Whether the devicetree describes memory; often the boot loader adds it.</param>
    /// <param name="At">The size in the declaration.</param>
    public sealed record NoFreeMemory(string Machine, ulong Size, bool IsDescribed, SourceLocation At) : PlanFinding(At);

    /// <summary>The size of a memory region must be greater than 0.</summary>
    public sealed record Empty(string Name, SourceLocation At) : PlanFinding(At);

    /// <summary>An id must be in the range that Microkit supports.</summary>
    public sealed record IdRange(string What, int Id, int Most, SourceLocation At) : PlanFinding(At);

    /// <summary>The address of an image of a guest is not a multiple of the required alignment.</summary>
    public sealed record ImageMisaligned(string Machine, string Image, ulong Address, ulong Alignment, ulong Offset, SourceLocation At) : PlanFinding(At);

    /// <summary>An image of a guest is outside its RAM.</summary>
    public sealed record ImageOutside(string Machine, string Image, AddressRange Range, string Memory, SourceLocation At) : PlanFinding(At);

    /// <summary>Two images of a guest share bytes, or one is in memory that is reserved.</summary>
    public sealed record ImageOverlap(string Machine, string Image, AddressRange Range, string Other, AddressRange OtherRange, SourceLocation At) : PlanFinding(At);

    /// <summary>The RAM of a guest has no free range for an image.</summary>
    public sealed record ImageWithoutRoom(string Machine, string Image, ulong Size, AddressRange Memory, SourceLocation At) : PlanFinding(At);

    /// <summary>The interrupt is reserved for the kernel, so the system fails at boot.</summary>
    public sealed record KernelInterrupt(string Who, uint Number, string Owner, string Meant, SourceLocation At) : PlanFinding(At);

    /// <summary>All pages of the region are reserved for the kernel.</summary>
    public sealed record KernelPage(DeviceRegion Region, string Owner, SourceLocation At) : PlanFinding(At);

    /// <summary>A passed bus contains pages that are reserved for the kernel.</summary>
    public sealed record KernelPageCut(Device Bus, AddressRange Cut, string Owner, SourceLocation At) : PlanFinding(At);

    /// <summary>A line is chosen for two inputs, or two lines for one input.</summary>
    public sealed record LineChosenTwice(DeviceInterrupt Interrupt, DeviceInterrupt Other, uint Wanted, uint Taken, SourceLocation At) : PlanFinding(At);

    /// <summary>Two maps of one address space share bytes.</summary>
    public sealed record MapOverlap(string Region, AddressRange Range, string Other, AddressRange OtherRange, string Space, SourceLocation At) : PlanFinding(At);

    /// <summary>An address or a size must be a multiple of the page size.</summary>
    public sealed record Misaligned(string What, ulong Value, ulong Page, SourceLocation At) : PlanFinding(At);

    /// <summary>Two nodes have the same name, and the first one that is passed keeps it.</summary>
    public sealed record NameGiven(Device Device, string Name, Device Other, string OtherName, SourceLocation OtherAt, SourceLocation At) : PlanFinding(At);

    /// <summary>All ids of the protection domain are used.</summary>
    public sealed record NoFreeId(string What, string Domain, SourceLocation At) : PlanFinding(At);

    /// <summary>More inputs are passed than the controller has lines.</summary>
    public sealed record NoLineLeft(DeviceInterrupt Interrupt, DeviceInterrupt Line, SourceLocation At) : PlanFinding(At);

    /// <summary>The specifier does not lead to a number.</summary>
    public sealed record NoNumber(DeviceInterrupt Interrupt, SourceLocation At) : PlanFinding(At);

    /// <summary>Devices are passed because a passed device needs them, or are needed but cannot be passed.</summary>
    public sealed record Needed(Device Device, ValueList<NeededDevice> Passed, ValueList<NeededDevice> Delivered, ValueList<NeededDevice> LeftOut, SourceLocation At) : PlanFinding(At);

    /// <summary>An index is beyond the interrupts.</summary>
    public sealed record NoSuchInterrupt(Device Device, int Index, SourceLocation At) : PlanFinding(At);

    /// <summary>The chosen line is neither the number of the interrupt nor one of its candidates.</summary>
    public sealed record NoSuchLine(DeviceInterrupt Interrupt, DeviceInterrupt Line, int Wanted, SourceLocation At) : PlanFinding(At);

    /// <summary>An index is beyond <c>reg</c>, or is that of an entry that is not memory mapped.</summary>
    public sealed record NoSuchRegion(Device Device, int Index, SourceLocation At) : PlanFinding(At);

    /// <summary>None of the excluded device's pages is passed.</summary>
    public sealed record NothingExcluded(Device Device, string Excluded, bool WithDependencies, SourceLocation At) : PlanFinding(At);

    /// <summary>The kernel does not accept the number, so the system fails at boot.</summary>
    public sealed record OutOfRange(string Who, uint Number, uint Highest, string Meant, SourceLocation At) : PlanFinding(At);

    /// <summary>A map ends beyond the addresses that can be used.</summary>
    public sealed record OutOfSpace(string Name, AddressRange Range, ulong End, SourceLocation At) : PlanFinding(At);

    /// <summary>The same node is passed twice to one virtual machine or protection domain.</summary>
    public sealed record PassedTwice(Device Device, string To, SourceLocation First, SourceLocation At) : PlanFinding(At);

    /// <summary>A shared line has one id.</summary>
    public sealed record SharedLine(string Who, uint Number, int Id, int Given, SourceLocation At) : PlanFinding(At);

    /// <summary>The tool must map guest memory with small pages.</summary>
    public sealed record SmallPages(string Name, string What, ulong Value, ulong Pages, SourceLocation At) : PlanFinding(At);

    /// <summary>Interrupts 0 to 15 are software-generated interrupts.</summary>
    public sealed record SoftwareInterrupt(string Who, uint Number, string Meant, SourceLocation At) : PlanFinding(At);

    /// <summary>An id or a line is declared for an interrupt that the device does not have.</summary>
    public sealed record TooMany(Device Device, string What, int Given, int Interrupts, SourceLocation At) : PlanFinding(At);

    /// <summary>The trigger type is not in the tree; level is Microkit's default.</summary>
    public sealed record TriggerUnknown(DeviceInterrupt Interrupt, SourceLocation At) : PlanFinding(At);

    /// <summary>An interrupt can be passed to one protection domain only.</summary>
    public sealed record TwoDomains(string? Device, uint Number, string? Other, string Domain, SourceLocation First, SourceLocation At) : PlanFinding(At);

    /// <summary>Nothing on the board has this path, label or alias.</summary>
    public sealed record UnknownDevice(string Name, string? Suggestion, bool HasLabels, SourceLocation At) : PlanFinding(At);

    /// <summary>A window of a host bridge would need too many page tables.</summary>
    public sealed record WideWindow(Device Bridge, AddressRange Window, SourceLocation At) : PlanFinding(At);
}
