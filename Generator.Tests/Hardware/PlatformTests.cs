using System;
using System.Linq;
using Boards.Devicetree.Hardware;
using Boards.Devicetree.Hardware.Platforms;
using Xunit;

namespace Boards.Tests.Hardware;

public sealed class PlatformTests
{
    private const string Timer = """timer { compatible = "arm,armv8-timer"; interrupts = <1 13 8>, <1 14 8>, <1 11 8>, <1 10 8>; };""";

    [Theory]
    [InlineData("hardkernel,odroid-c4", "odroidc4", 255u)]
    [InlineData("linux,dummy-virt", "qemu_virt_aarch64", 159u)]
    [InlineData("acme,board\", \"brcm,bcm2711", "bcm2711", 216u)]
    [InlineData("raspberrypi,4-model-b\", \"brcm,bcm2711", "rpi4b_4gb", 216u)]
    [InlineData("xlnx,zynqmp", "zynqmp", 187u)]
    public void A_platform_is_known_by_the_most_specific_compatible_string(string compatible, string name, uint maxIrq)
    {
        Platform platform = Specimen.Resolve($"compatible = \"{compatible}\";").Platform;
        Assert.Equal((name, maxIrq), (platform.Name, platform.MaxIrq));
    }

    [Fact]
    public void A_board_that_no_table_knows_has_the_facts_of_its_tree()
    {
        Platform platform = Specimen.WithGic(Timer).Platform;
        Assert.False(platform.IsKnown);
        Assert.Equal([0xf000000ul, 0xf002000, 0xf004000], platform.KernelRanges.Select(k => k.Range.Start));
        Assert.All(platform.KernelRanges, k => Assert.Equal(0x1000ul, k.Range.Size));
        Assert.Equal([25u, 26, 27], platform.KernelInterrupts.Select(k => k.Number));
        Assert.Equal(new VirtualCpuInterface(0xf002000, 0xf006000, 0x1000), platform.VirtualCpuInterface);
    }

    [Fact]
    public void A_kernel_that_is_no_hypervisor_keeps_less()
    {
        Platform platform = Specimen.WithGic(Timer, new BoardOptions { IsHypervisor = false }).Platform;
        Assert.Equal(2, platform.KernelRanges.Length);
        Assert.Equal([27u], platform.KernelInterrupts.Select(k => k.Number));
        Assert.Null(platform.VirtualCpuInterface);
    }

    [Fact]
    public void A_GICv3_kernel_keeps_distributor_and_redistributors()
    {
        Platform platform = Specimen.Resolve("""
            #address-cells = <1>; #size-cells = <1>;
            gic { compatible = "arm,gic-v3"; interrupt-controller; #interrupt-cells = <3>; reg = <0x38800000 0x10000>, <0x38880000 0xc0000>; };
            """).Platform;
        Assert.Equal([new AddressRange(0x38800000, 0x38810000), new AddressRange(0x38880000, 0x38940000)], platform.KernelRanges.Select(k => k.Range));
    }

    [Theory]
    [InlineData("/soc/uart@1000")]
    [InlineData("/soc/uart@1000:115200n8")]
    [InlineData("serial0:115200")]
    public void The_debug_UART_is_the_standard_output(string output) =>
        Assert.Equal(new AddressRange(0x1000, 0x2000), Specimen.Resolve($$"""
            #address-cells = <1>; #size-cells = <1>;
            aliases { serial0 = "/soc/uart@1000"; };
            chosen { stdout-path = "{{output}}"; };
            soc { #address-cells = <1>; #size-cells = <1>; ranges; uart@1000 { reg = <0x1000 0x40>; }; };
            """).Platform.DebugUart);

    [Fact]
    public void A_user_can_say_it_all() =>
        Assert.Equal(7u, Specimen.Resolve("", new BoardOptions { Platform = new Platform { MaxIrq = 7 } }).Platform.MaxIrq);

    [Fact]
    public void Ranges_of_every_platform_are_in_order_and_apart()
    {
        Assert.NotEmpty(PlatformTable.All);
        foreach (Platform platform in PlatformTable.All)
        {
            AddressRange[] ranges = [.. platform.DeviceRanges.Concat(platform.MemoryRanges).OrderBy(r => r.Start)];
            Assert.All(ranges, r => Assert.True(r.Start < r.End && r.Start % 0x1000 == 0 && r.End % 0x1000 == 0));
            Assert.All(ranges.Zip(ranges.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
        }
    }

    [Fact]
    public void No_two_platforms_have_one_name_or_one_compatible_string()
    {
        Assert.Distinct(PlatformTable.All.Select(p => p.Name));
        Assert.Distinct(PlatformTable.All.SelectMany(p => p.Compatible));
    }

    [Theory]
    [InlineData("max-irq 5")]
    [InlineData("platform")]
    [InlineData("platform a\n  colour red")]
    [InlineData("platform a\n  max-irq many")]
    [InlineData("platform a\n  device 0x1000")]
    public void A_table_that_is_none_is_refused(string text) => Assert.Throws<FormatException>(() => PlatformTable.Read(text));
}
