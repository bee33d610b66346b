using Boards;

namespace Sample.Vmm;

/// <summary>
/// The ethernet controller of an ODROID-C4 for a Linux guest, with everything that it needs: its second register region is on the bus
/// at 0xff600000, as are its clocks, pins and PHY; the PHY signals link changes through the pins' interrupt controller; the power
/// domain uses the reset controller. The build lists them (BRD3025).
/// </summary>
[MicrokitSystem(typeof(OdroidC4))]
public static partial class OdroidC4Ethernet
{
    [ProtectionDomain("VMM", Priority = 254, Image = "vmm.elf")]
    public static partial class Vmm
    {
        // The guest sees its RAM at the physical address, which the controller's DMA uses.
        [VirtualMachine("linux")]
        [GuestMemory(0x20000000, 0x10000000, PhysicalAddress = 0x20000000, Setvar = "guest_ram_vaddr")]
        [Passthrough("ethernet0", Name = "eth", Channels = new[] { 5, 6 }, WithDependencies = true)]
        public static partial class Linux;
    }
}
