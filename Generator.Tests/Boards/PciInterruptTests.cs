using System;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Platforms;
using Xunit;

namespace Boards.Tests.BoardFacts;

/// <summary>
/// The interrupts to which the pins INTA to INTD of a PCI function are wired: a row for each device number, as QEMU swizzles
/// them (the four lines in turn, one further with each device).
/// </summary>
public sealed class PciInterruptTests
{
    public static TheoryData<int, uint[]> ArmLines => new()
    {
        { 0, [35, 36, 37, 38] },
        { 1, [36, 37, 38, 35] },
        { 2, [37, 38, 35, 36] },
        { 3, [38, 35, 36, 37] },
        { 4, [35, 36, 37, 38] },
        { 5, [36, 37, 38, 35] },
        { 6, [37, 38, 35, 36] },
        { 7, [38, 35, 36, 37] },
        { 31, [38, 35, 36, 37] },
    };

    public static TheoryData<int, uint[]> RiscvLines => new()
    {
        { 0, [32, 33, 34, 35] },
        { 1, [33, 34, 35, 32] },
        { 2, [34, 35, 32, 33] },
        { 3, [35, 32, 33, 34] },
        { 4, [32, 33, 34, 35] },
        { 31, [35, 32, 33, 34] },
    };

    [Theory]
    [MemberData(nameof(ArmLines))]
    public void Pins_of_a_device_on_the_GICv2_machine(int device, uint[] numbers) =>
        Assert.Equal(numbers, Pins(BoardSource.VirtGicV2, "/pcie@10000000", device));

    [Theory]
    [MemberData(nameof(ArmLines))]
    public void Pins_of_a_device_on_the_GICv3_machine(int device, uint[] numbers) =>
        Assert.Equal(numbers, Pins(BoardSource.VirtGicV3, "/pcie@10000000", device));

    [Theory]
    [MemberData(nameof(RiscvLines))]
    public void Pins_of_a_device_on_the_RISCV_machine(int device, uint[] numbers) =>
        Assert.Equal(numbers, Pins(BoardSource.RiscvVirt, "/soc/pci@30000000", device));

    /// <summary>The mask is zero, so that one row serves every device and pin: SPI 223.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(31)]
    public void All_pins_on_the_ODROID_C4_are_one_line(int device) =>
        Assert.Equal([255u, 255u, 255u, 255u], Pins(BoardSource.OdroidC4, "/soc/pcie@fc000000", device));

    // A function with all four pins, at a device number on bus 0.
    private static uint[] Pins(BoardSource board, string bridge, int device)
    {
        string name = FormattableString.Invariant($"device@{device:x},0");
        Sel4Board with = board.ResolveWith(FormattableString.Invariant($$"""
            &{{{bridge}}} {
                {{name}} {
                    reg = <{{device << 11}} 0 0 0 0>;
                    interrupts = <1>, <2>, <3>, <4>;
                };
            };
            """));
        Boards.Hardware.Device found = with[with.Tree.FindPath($"{bridge}/{name}")!];
        Assert.All(found.Interrupts, interrupt => Assert.Equal(Boards.Hardware.InterruptTrigger.Level, interrupt.Trigger));
        return [.. found.Interrupts.Select(interrupt => interrupt.Number!.Value)];
    }
}
