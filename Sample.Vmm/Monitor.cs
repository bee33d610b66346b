using System;
using System.IO;
using Boards;
using Boards.Qemu;
using Linux = Sample.Vmm.QemuGuest.Vmm.Linux;

namespace Sample.Vmm;

/// <summary>
/// A monitor of <see cref="QemuGuest"/> with the three functions that Microkit calls in a protection domain: <c>init</c> once,
/// then <c>notified</c> for each interrupt and <c>fault</c> for each access of the guest to unmapped memory. It writes what a
/// monitor on seL4 does by calling its virtualisation library.
/// </summary>
internal sealed class Monitor(TextWriter log)
{
    /// <summary>Loads the images, registers the interrupts, and starts the guest.</summary>
    public void Init()
    {
        log.WriteLine($"init: kernel at 0x{Linux.Images.Kernel.Address:x}, devicetree at 0x{Linux.Images.Devicetree.Address:x}, initrd at 0x{Linux.Images.Initrd.Address:x}");
        foreach (InterruptRoute route in Linux.Interrupts.All)
            log.WriteLine($"init: acknowledge channel {route.Channel} of interrupt {route.Number}");
        log.WriteLine($"init: start the guest; its RAM is at 0x{Linux.Memory.GuestRamLinux.DomainAddress:x} here");
    }

    /// <summary>Handles an interrupt: one device has its own case, the others use the table.</summary>
    public void Notified(int channel)
    {
        switch (channel)
        {
            case Linux.Interrupts.Disk.Channel:
                log.WriteLine($"notified {channel}: a transfer of the disk has ended; inject interrupt {Linux.Interrupts.Disk.Number}");
                break;
            default:
                log.WriteLine(Linux.Interrupts.TryGetRoute(channel, out InterruptRoute route)
                    ? $"notified {channel}: inject interrupt {route.Number} into virtual CPU {route.Vcpu}"
                    : $"notified {channel}: the channel is unknown");
                break;
        }
    }

    /// <summary>Handles an access of the guest that the page tables do not allow. The constants are bounds of patterns.</summary>
    /// <returns>Whether the guest continues.</returns>
    public bool Fault(ulong address)
    {
        switch (address)
        {
            case >= Linux.Gic.Distributor.Address and < Linux.Gic.Distributor.Address + Linux.Gic.Distributor.Size:
                log.WriteLine($"fault 0x{address:x}: register 0x{address - Linux.Gic.Distributor.Address:x} of the distributor, which is emulated");
                return true;
            case >= VirtGicV2.Pl061_9030000.Region0.Address and < VirtGicV2.Pl061_9030000.Region0.Address + VirtGicV2.Pl061_9030000.Region0.Size:
                log.WriteLine($"fault 0x{address:x}: {VirtGicV2.Pl061_9030000.Path} is not passed, and its node should be disabled in the guest; the guest stops");
                return false;
            default:
                log.WriteLine($"fault 0x{address:x}: nothing is there; the guest stops");
                return false;
        }
    }
}
