using Boards;
using Boards.Qemu;

namespace Sample.Vmm;

/// <summary>The UART of QEMU's virt machine for a Linux guest.</summary>
[MicrokitSystem(typeof(VirtGicV2))]
public static partial class QemuUart
{
    [ProtectionDomain("VMM", Priority = 254, Image = "vmm.elf")]
    public static partial class Vmm
    {
        [VirtualMachine("linux")]
        [GuestMemory(0x40000000, 0x10000000, Setvar = "guest_ram_vaddr")]
        [Passthrough(typeof(VirtGicV2.Pl011_9000000), Name = "uart", Channels = new[] { 1 })]
        public static partial class Linux;
    }
}
