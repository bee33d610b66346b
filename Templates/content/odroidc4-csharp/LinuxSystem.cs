using Boards;

namespace BoardsVmm1;

/// <summary>A Linux guest with the Ethernet controller, and with everything that it needs: clocks, pins, PHY.</summary>
[MicrokitSystem(typeof(OdroidC4))]
public static partial class LinuxSystem
{
    [ProtectionDomain("VMM", Priority = 254, Image = "vmm.elf")]
    public static partial class Vmm
    {
        // The guest sees the RAM at its physical address, so that the controller's DMA works.
        [VirtualMachine("linux")]
        [GuestMemory(0x20000000, 0x10000000, PhysicalAddress = 0x20000000, Setvar = "guest_ram_vaddr")]
        [Passthrough("ethernet0", Name = "eth", WithDependencies = true)]
        public static partial class Linux;
    }
}
