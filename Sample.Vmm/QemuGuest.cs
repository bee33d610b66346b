using Boards;
using Boards.Qemu;

namespace Sample.Vmm;

/// <summary>
/// UART, clock and disk of QEMU's virt machine for a Linux guest. The disk itself reads and writes memory, so the RAM is at the
/// address at which the guest sees it. The disk's transport is the one that QEMU gives to the first virtio device on its command line.
/// </summary>
[MicrokitSystem(typeof(VirtGicV2))]
public static partial class QemuGuest
{
    [ProtectionDomain("VMM", Priority = 254, Image = "vmm.elf")]
    public static partial class Vmm
    {
        [VirtualMachine("linux")]
        [GuestMemory(0x40000000, 0x10000000, PhysicalAddress = 0x40000000, Setvar = "guest_ram_vaddr")]
        [GuestDevicetree(BootArguments = "console=ttyAMA0 root=/dev/vda", InitrdSize = 0x2000000)]
        [Passthrough(typeof(VirtGicV2.Pl011_9000000), Name = "uart", Channels = new[] { 1 })]
        [Passthrough(typeof(VirtGicV2.Pl031_9010000), Name = "rtc", Channels = new[] { 2 })]
        [Passthrough(typeof(VirtGicV2.Virtio_mmioA003e00), Name = "disk", Channels = new[] { 3 })]
        public static partial class Linux;
    }
}
