using Boards.Microkit.Xml.Grammar;

namespace Boards.Generator.Systems.Declarations;

/// <summary>The metadata names of the attributes that declare a system.</summary>
internal static class Marks
{
    /// <summary>The attribute that declares an element of the format.</summary>
    public static string Of(ElementGrammar element) => $"Boards.{element.Mark}Attribute";

    public const string System = "Boards.MicrokitSystemAttribute";
    public const string ProtectionDomain = "Boards.ProtectionDomainAttribute";
    public const string VirtualMachine = "Boards.VirtualMachineAttribute";
    public const string GuestMemory = "Boards.GuestMemoryAttribute";
    public const string GuestDma = "Boards.GuestDmaAttribute";
    public const string GuestDevicetree = "Boards.GuestDevicetreeAttribute";
    public const string VirtualDevice = "Boards.VirtualDeviceAttribute";
    public const string Passthrough = "Boards.PassthroughAttribute";
    public const string MemoryRegion = "Boards.MemoryRegionAttribute";
    public const string Map = "Boards.MapAttribute";
    public const string Irq = "Boards.IrqAttribute";
    public const string Setvar = "Boards.SetvarAttribute";
    public const string Channel = "Boards.ChannelAttribute";
    public const string CSpace = "Boards.CSpaceAttribute";
    public const string IoPort = "Boards.IoPortAttribute";
    public const string IoApicIrq = "Boards.IoApicIrqAttribute";
    public const string MsiIrq = "Boards.MsiIrqAttribute";
    public const string IoAddressSpace = "Boards.IoAddressSpaceAttribute";
    public const string IoMap = "Boards.IoMapAttribute";
    public const string Domain = "Boards.DomainAttribute";
    public const string DomainSchedule = "Boards.DomainScheduleAttribute";
    public const string ScheduleEntry = "Boards.ScheduleEntryAttribute";
    public const string ScheduleEndMarker = "Boards.ScheduleEndMarkerAttribute";
    public const string DeviceNode = "Boards.DeviceNodeAttribute";
}
