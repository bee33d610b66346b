using Interrupts = Sample.Vmm.Microkit.QemuSystem.Rtc.Interrupts;

namespace Sample.Vmm.Microkit;

/// <summary>
/// The driver of a PL031, a clock that counts seconds and has one alarm (ARM DDI 0224): the alarm rings every
/// <see cref="Period"/> seconds, and the monitor is notified.
/// </summary>
public static class Clock<TMicrokit>
    where TMicrokit : struct, IMicrokit
{
    /// <summary>Seconds from one alarm to the next.</summary>
    public const uint Period = 10;

    // Offsets of the registers: seconds, the second of the alarm, 1 to deliver its interrupt, 1 to clear it.
    private const uint Data = 0x00;
    private const uint Match = 0x04;
    private const uint InterruptMask = 0x10;
    private const uint InterruptClear = 0x1c;

    /// <summary>Sets the first alarm.</summary>
    public static void Init(Mmio registers)
    {
        registers[InterruptClear] = 1;
        registers[Match] = registers[Data] + Period;
        registers[InterruptMask] = 1;
        // An interrupt that came earlier is masked until this call. Since 2.1, Microkit also makes this call.
        TMicrokit.Acknowledge(Interrupts.Rtc.Channel);
        Report("rtc: init at second "u8, registers[Data]);
    }

    /// <summary>Handles the alarm.</summary>
    public static void Notified(Mmio registers, int channel)
    {
        switch (channel)
        {
            case Interrupts.Rtc.Channel:
                registers[InterruptClear] = 1;
                registers[Match] = registers[Data] + Period;
                Report("rtc: alarm at second "u8, registers[Data]);
                TMicrokit.Acknowledge(channel);
                TMicrokit.Notify(QemuSystem.Rtc.Channels.VMM.Id);
                break;
            default:
                Report("rtc: unknown channel "u8, (uint)channel);
                break;
        }
    }

    private static void Report(System.ReadOnlySpan<byte> text, uint number)
    {
        Log<TMicrokit>.Write(text);
        Log<TMicrokit>.Write(number);
        Log<TMicrokit>.Write("\n"u8);
    }
}
