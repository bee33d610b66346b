using Boards.Qemu;
using Linux = Sample.Vmm.Microkit.QemuSystem.Vmm.Linux;

namespace Sample.Vmm.Microkit;

/// <summary>
/// The monitor of <see cref="QemuSystem.Vmm.Linux"/>: the functions that Microkit's loop calls in a protection domain. Every number is
/// a constant of the system.
/// </summary>
public static class Monitor<TMicrokit, TLibvmm>
    where TMicrokit : struct, IMicrokit
    where TLibvmm : struct, ILibvmm
{
    // The ids of a protection domain are 0 to 61.
    private const int Channels = 62;

    /// <summary>Loads the images, registers the interrupts, and starts the guest.</summary>
    public static void Init()
    {
        Log<TMicrokit>.Write("init: kernel at "u8);
        Log<TMicrokit>.WriteHex(Linux.Images.Kernel.Address);
        Log<TMicrokit>.Write(", devicetree at "u8);
        Log<TMicrokit>.WriteHex(Linux.Images.Devicetree.Address);
        Log<TMicrokit>.Write(", initrd at "u8);
        Log<TMicrokit>.WriteHex(Linux.Images.Initrd.Address);
        Log<TMicrokit>.Write("\n"u8);

        if (!TLibvmm.InitGuest(Linux.Memory.GuestRamLinux.GuestAddress, Linux.Memory.GuestRamLinux.Size, Linux.Memory.GuestRamLinux.DomainAddress, vcpus: 1))
        {
            Log<TMicrokit>.Write("init: libvmm does not accept the guest\n"u8);
            return;
        }

        ulong entry = TLibvmm.SetUpImages(
            Linux.Memory.GuestRamLinux.GuestAddress, Linux.Memory.GuestRamLinux.DomainAddress, Linux.Images.Devicetree.Address, Linux.Images.Initrd.Address);
        if (entry == 0)
        {
            Log<TMicrokit>.Write("init: an image of the guest is missing or does not fit\n"u8);
            return;
        }

        for (int channel = 0; channel < Channels; channel++)
        {
            if (Linux.Interrupts.TryGetNumber(channel, out uint number) && Linux.Interrupts.TryGetVcpu(channel, out int vcpu))
                Register(channel, number, vcpu);
        }

        Log<TMicrokit>.Write("init: start the guest\n"u8);
        if (!TLibvmm.StartGuest(entry, Linux.Images.Devicetree.Address, Linux.Images.Initrd.Address))
            Log<TMicrokit>.Write("init: the guest does not start\n"u8);
    }

    /// <summary>Handles an interrupt of the guest, or a notification from another protection domain.</summary>
    public static void Notified(int channel)
    {
        switch (channel)
        {
            case QemuSystem.Vmm.Channels.Rtc.Id:
                Log<TMicrokit>.Write("notified: the clock has rung\n"u8);
                break;
            default:
                if (!Linux.Interrupts.TryGetNumber(channel, out uint number))
                    Report("notified: unknown channel "u8, (uint)channel);
                else if (!TLibvmm.HandlePassthrough(channel))
                    Report("notified: the guest does not take interrupt "u8, number);
                break;
        }
    }

    /// <summary>Handles a fault of the guest: it did something that is not allowed, or that libvmm emulates.</summary>
    /// <returns>Whether the guest continues.</returns>
    public static bool Fault(uint vcpu, ulong message)
    {
        // This must precede libvmm's calls to the kernel, which use the same message registers.
        bool isAccess = TLibvmm.TryGetFaultAddress(message, out ulong address);
        if (TLibvmm.HandleFault(vcpu, message))
            return true;
        if (!isAccess)
        {
            Log<TMicrokit>.Write("fault: libvmm does not handle it; the guest stops\n"u8);
            return false;
        }

        Log<TMicrokit>.Write("fault: "u8);
        Log<TMicrokit>.WriteHex(address);
        Log<TMicrokit>.Write(address switch
        {
            >= VirtGicV2.Pl031_9010000.Region0.Address and < VirtGicV2.Pl031_9010000.Region0.Address + VirtGicV2.Pl031_9010000.Region0.Size
                => " is the clock, which another domain drives; the guest stops\n"u8,
            >= VirtGicV2.Pl061_9030000.Region0.Address and < VirtGicV2.Pl061_9030000.Region0.Address + VirtGicV2.Pl061_9030000.Region0.Size
                => " is the GPIO controller, which is not passed; the guest stops\n"u8,
            _ => " is not mapped; the guest stops\n"u8,
        });
        return false;
    }

    private static void Register(int channel, uint number, int vcpu)
    {
        if (!TLibvmm.RegisterPassthrough(vcpu, number, channel))
        {
            Report("init: libvmm does not accept interrupt "u8, number);
            return;
        }

        // An interrupt that came earlier is masked until this call. Since 2.1, Microkit also makes this call.
        TMicrokit.Acknowledge(channel);
        Report("init: passed interrupt "u8, number);
    }

    private static void Report(System.ReadOnlySpan<byte> text, uint number)
    {
        Log<TMicrokit>.Write(text);
        Log<TMicrokit>.Write(number);
        Log<TMicrokit>.Write("\n"u8);
    }
}
