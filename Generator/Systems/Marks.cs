namespace Boards.Generator.Systems;

/// <summary>The metadata names of the attributes that declare a system.</summary>
internal static class Marks
{
    public const string System = "Boards.MicrokitSystemAttribute";
    public const string ProtectionDomain = "Boards.ProtectionDomainAttribute";
    public const string VirtualMachine = "Boards.VirtualMachineAttribute";
    public const string GuestMemory = "Boards.GuestMemoryAttribute";
    public const string Passthrough = "Boards.PassthroughAttribute";
    public const string MemoryRegion = "Boards.MemoryRegionAttribute";
    public const string Map = "Boards.MapAttribute";
    public const string Irq = "Boards.IrqAttribute";
    public const string Setvar = "Boards.SetvarAttribute";
    public const string Channel = "Boards.ChannelAttribute";
    public const string DeviceNode = "Boards.DeviceNodeAttribute";
}
