using System;
using System.Runtime.InteropServices;
using Xunit;
using Clock = Sample.Vmm.Microkit.Clock<Sample.Vmm.Microkit.Tests.Calls>;

namespace Sample.Vmm.Microkit.Tests;

/// <summary>The driver of the clock, with memory in the place of registers.</summary>
[Collection(nameof(Calls))]
public sealed unsafe class ClockTests : IDisposable
{
    private readonly uint* _registers = (uint*)NativeMemory.AllocZeroed(0x20);

    public ClockTests()
    {
        Calls.Reset();
        _registers[0] = 100;
    }

    private Mmio Registers => new((ulong)_registers);

    public void Dispose() => NativeMemory.Free(_registers);

    [Fact]
    public void Init_sets_the_alarm_and_enables_its_interrupt()
    {
        Clock.Init(Registers);

        Assert.Equal(["acknowledge 1", "rtc: init at second 100"], Calls.Lines);
        Assert.Equal<uint>([100, 110, 0, 0, 1, 0, 0, 1], new ReadOnlySpan<uint>(_registers, 8).ToArray());
    }

    [Fact]
    public void The_alarm_is_cleared_and_set_again_before_the_interrupt_is_acknowledged()
    {
        _registers[0] = uint.MaxValue;
        Clock.Notified(Registers, QemuSystem.Rtc.Interrupts.Rtc.Channel);

        Assert.Equal(["rtc: alarm at second 4294967295", "acknowledge 1", "notify 0"], Calls.Lines);
        Assert.Equal<uint>([uint.MaxValue, 9, 0, 0, 0, 0, 0, 1], new ReadOnlySpan<uint>(_registers, 8).ToArray());
    }

    [Fact]
    public void A_notification_of_another_channel_changes_nothing()
    {
        Clock.Notified(Registers, 5);

        Assert.Equal(["rtc: unknown channel 5"], Calls.Lines);
        Assert.Equal<uint>([100, 0, 0, 0, 0, 0, 0, 0], new ReadOnlySpan<uint>(_registers, 8).ToArray());
    }
}
