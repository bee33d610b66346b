using Boards;
using Boards.Qemu;

namespace BoardsVmm1;

/// <summary>A Linux guest with the serial port of QEMU's virt machine.</summary>
[MicrokitSystem(typeof(VirtGicV2))]
public static partial class LinuxSystem
{
    [ProtectionDomain("VMM", Priority = 254, Image = "vmm.elf")]
    public static partial class Vmm
    {
        [VirtualMachine("linux")]
        [GuestMemory(0x10000000)]
        [Passthrough("/pl011@9000000", Name = "uart")]
        public static partial class Linux;
    }
}
