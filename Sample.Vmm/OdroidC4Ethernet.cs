using Boards;

namespace Sample.Vmm;

/// <summary>
/// The ethernet controller of an ODROID-C4 for a Linux guest. Its second register region lies on the bus at
/// 0xff600000, so the guest gets the bus as well. The PHY signals link changes through a pin, so the guest gets the
/// pins' interrupt controller, and the controller of the resets that the power domain works with.
/// </summary>
[MicrokitSystem(typeof(OdroidC4))]
public static partial class OdroidC4Ethernet
{
    [ProtectionDomain("VMM", Priority = 254, Image = "vmm.elf")]
    public static partial class Vmm
    {
        // RAM where the guest sees it is RAM where the controller's DMA finds it.
        [VirtualMachine("linux")]
        [GuestMemory(0x20000000, 0x10000000, PhysicalAddress = 0x20000000, Setvar = "guest_ram_vaddr")]
        [Passthrough(typeof(OdroidC4.Soc.BusFf600000))]
        [Passthrough(typeof(OdroidC4.Soc.EthernetFf3f0000), Name = "eth", Channels = new[] { 5 })]
        [Passthrough(typeof(OdroidC4.Labels.external_phy), Name = "phy", Channels = new[] { 6 })]
        [Passthrough(typeof(OdroidC4.Labels.gpio_intc))]
        [Passthrough(typeof(OdroidC4.Labels.reset))]
        public static partial class Linux;
    }
}
