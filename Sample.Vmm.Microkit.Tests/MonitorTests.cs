using Xunit;
using Monitor = Sample.Vmm.Microkit.Monitor<Sample.Vmm.Microkit.Tests.Calls, Sample.Vmm.Microkit.Tests.Calls>;

namespace Sample.Vmm.Microkit.Tests;

/// <summary>The monitor on the machine of the developer.</summary>
[Collection(nameof(Calls))]
public sealed class MonitorTests
{
    public MonitorTests() => Calls.Reset();

    [Fact]
    public void Init_starts_the_guest_with_its_interrupts()
    {
        Monitor.Init();

        Assert.Equal(
            [
                "init: kernel at 0x40000000, devicetree at 0x4fe00000, initrd at 0x4be00000",
                "guest 0x40000000 0x10000000 0x40000000 1",
                "images 0x40000000 0x40000000 0x4fe00000 0x4be00000",
                "register 0 33 1",
                "acknowledge 1",
                "init: passed interrupt 33",
                "register 0 79 2",
                "acknowledge 2",
                "init: passed interrupt 79",
                "init: start the guest",
                "start 0x40000000 0x4fe00000 0x4be00000",
            ],
            Calls.Lines);
    }

    [Fact]
    public void Without_an_image_no_guest_starts()
    {
        Calls.Entry = 0;
        Monitor.Init();

        Assert.Equal("init: an image of the guest is missing or does not fit", Calls.Lines[^1]);
    }

    [Fact]
    public void A_guest_that_libvmm_refuses_does_not_start()
    {
        Calls.Accept = false;
        Monitor.Init();

        Assert.Equal("init: libvmm does not accept the guest", Calls.Lines[^1]);
    }

    [Theory]
    [InlineData(QemuSystem.Vmm.Linux.Interrupts.Uart.Channel, true, "inject 1")]
    [InlineData(QemuSystem.Vmm.Linux.Interrupts.Disk.Channel, true, "inject 2")]
    [InlineData(QemuSystem.Vmm.Linux.Interrupts.Disk.Channel, false, "inject 2", "notified: the guest does not take interrupt 79")]
    [InlineData(QemuSystem.Vmm.Channels.Rtc.Id, true, "notified: the clock has rung")]
    [InlineData(61, true, "notified: unknown channel 61")]
    public void A_notification_is_an_interrupt_or_the_clock(int channel, bool accept, params string[] lines)
    {
        Calls.Accept = accept;
        Monitor.Notified(channel);

        Assert.Equal(lines, Calls.Lines);
    }

    [Fact]
    public void The_guest_goes_on_after_what_libvmm_emulates()
    {
        Calls.FaultAddress = QemuSystem.Vmm.Linux.Gic.Distributor.Address;

        Assert.True(Monitor.Fault(0, 7));
        Assert.Equal(["fault 0 7"], Calls.Lines);
    }

    [Theory]
    [InlineData(0x9030000UL, "fault: 0x9030000 is the GPIO controller, which is not passed; the guest stops")]
    [InlineData(0x9030fffUL, "fault: 0x9030fff is the GPIO controller, which is not passed; the guest stops")]
    [InlineData(0x9010000UL, "fault: 0x9010000 is the clock, which another domain drives; the guest stops")]
    [InlineData(0xfedcba9876543210UL, "fault: 0xfedcba9876543210 is not mapped; the guest stops")]
    [InlineData(0UL, "fault: 0x0 is not mapped; the guest stops")]
    [InlineData(null, "fault: libvmm does not handle it; the guest stops")]
    public void The_guest_stops_after_any_other_fault(ulong? address, string line)
    {
        (Calls.FaultAddress, Calls.Accept) = (address, false);

        Assert.False(Monitor.Fault(0, 7));
        Assert.Equal(["fault 0 7", line], Calls.Lines);
    }
}
