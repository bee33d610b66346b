using Boards;
using Boards.Qemu;

namespace Sample.Vmm.Microkit;

/// <summary>
/// QEMU's virt machine: a Linux guest with UART and disk, and a separate domain that drives the clock. The disk itself reads and
/// writes memory, so the guest's RAM is at the address at which the guest sees it.
/// </summary>
[MicrokitSystem(typeof(VirtGicV2))]
[Channel("VMM", "rtc", FirstNotifies = false)]
public static partial class QemuSystem
{
    /// <summary>The monitor of the guest: <see cref="Monitor{TCalls}"/>.</summary>
    [ProtectionDomain("VMM", Priority = 254, Image = "vmm.elf")]
    public static partial class Vmm
    {
        [VirtualMachine("linux")]
        [GuestMemory(0x40000000, 0x10000000, PhysicalAddress = 0x40000000)]
        [GuestDevicetree(BootArguments = "console=ttyAMA0 root=/dev/vda", InitrdSize = 0x4000000)]
        [Passthrough(typeof(VirtGicV2.Pl011_9000000), Name = "uart")]
        [Passthrough(typeof(VirtGicV2.Virtio_mmioA003e00), Name = "disk")]
        public static partial class Linux;
    }

    /// <summary>The driver of the clock: <see cref="Clock{TCalls}"/>.</summary>
    [ProtectionDomain("rtc", Priority = 200, Image = "rtc.elf")]
    [Passthrough(typeof(VirtGicV2.Pl031_9010000), Name = "rtc")]
    public static partial class Rtc;
}
