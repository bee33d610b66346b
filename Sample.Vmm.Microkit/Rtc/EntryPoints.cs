using System.Runtime.InteropServices;
using Clock = Sample.Vmm.Microkit.Clock<Sample.Vmm.Microkit.Libmicrokit>;

namespace Sample.Vmm.Microkit;

/// <summary>The functions of rtc.elf that libmicrokit calls.</summary>
internal static class RtcEntryPoints
{
    [UnmanagedCallersOnly(EntryPoint = "init")]
    public static void Init() => Clock.Init(Registers);

    [UnmanagedCallersOnly(EntryPoint = "notified")]
    public static void Notified(uint channel) => Clock.Notified(Registers, (int)channel);

    private static Mmio Registers => new(QemuSystem.Rtc.Devices.Rtc.Address);
}
