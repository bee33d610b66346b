using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit.Platforms;
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
        Assert.Equal(new VirtualCpuInterface { GuestAddress = 0xf002000, Address = 0xf006000, Size = 0x1000 }, platform.VirtualCpuInterface);
    }

    [Fact]
    public void A_kernel_that_is_no_hypervisor_keeps_less()
    {
        Platform platform = Specimen.WithGic(Timer, new Sel4Options { IsHypervisor = false }).Platform;
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
        Assert.Equal(7u, Specimen.Resolve("", new Sel4Options { Platform = new Platform { MaxIrq = 7 } }).Platform.MaxIrq);

    [Fact]
    public void Ranges_of_every_platform_are_in_order_and_apart()
    {
        Assert.NotEmpty(PlatformTable.BuiltIn.All);
        foreach (Platform platform in PlatformTable.BuiltIn.All)
        {
            AddressRange[] ranges = [.. platform.DeviceRanges.Concat(platform.MemoryRanges).OrderBy(r => r.Start)];
            Assert.All(ranges, r => Assert.True(r.Start < r.End && r.Start % 0x1000 == 0 && r.End % 0x1000 == 0));
            Assert.All(ranges.Zip(ranges.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
        }
    }

    [Fact]
    public void No_two_platforms_have_one_name_or_one_compatible_string()
    {
        Assert.Distinct(PlatformTable.BuiltIn.All.Select(p => p.Name));
        Assert.Distinct(PlatformTable.BuiltIn.All.SelectMany(p => p.Compatible));
    }

    // The platforms with a known kernel, by the first compatible string of the root in seL4's tree of the board.
    [Theory]
    [InlineData("hardkernel,odroid-c4", 255u)]
    [InlineData("hardkernel,odroid-c2", 250u)]
    [InlineData("linux,dummy-virt", 159u)]
    [InlineData("riscv-virtio", 95u)]
    [InlineData("raspberrypi,4-model-b", 216u)]
    [InlineData("raspberrypi,400\", \"brcm,bcm2711", 216u)]
    [InlineData("raspberrypi,5-model-b\", \"brcm,bcm2712", 320u)]
    [InlineData("raspberrypi,3-model-b\", \"brcm,bcm2837", 127u)]
    [InlineData("pine64,rockpro64\", \"rockchip,rk3399", 181u)]
    [InlineData("radxa,rock3a\", \"rockchip,rk3568", 283u)]
    [InlineData("pine64,quartz64-a\", \"rockchip,rk3566", 231u)]
    [InlineData("fsl,imx6q-sabrelite\", \"fsl,imx6q", 159u)]
    [InlineData("fsl,imx7d-sdb\", \"fsl,imx7d", 159u)]
    [InlineData("fsl,imx93-11x11-evk\", \"fsl,imx93", 254u)]
    [InlineData("avnet/embest,maaxboard\", \"fsl,imx8mq", 160u)]
    [InlineData("tq,imx8qxp-tqma8xqp-mba8xx\", \"tq,imx8qxp-tqma8xqp\", \"fsl,imx8qxp", 511u)]
    [InlineData("tq,tqma8xqp-mba8xx\", \"tq,tqma8xqp\", \"fsl,imx8qxp", 511u)]
    [InlineData("avnet,ultra96-rev1\", \"avnet,ultra96\", \"xlnx,zynqmp", 187u)]
    [InlineData("xlnx,zynqmp-zcu102-rev1.0\", \"xlnx,zynqmp-zcu102\", \"xlnx,zynqmp", 187u)]
    [InlineData("digilent,zynq-zybo\", \"xlnx,zynq-7000", 92u)]
    [InlineData("nvidia,p2371-2180\", \"nvidia,tegra210", 224u)]
    [InlineData("nvidia,p2771-0000\", \"nvidia,tegra186", 383u)]
    [InlineData("nvidia,jetson-tk1\", \"nvidia,tegra124", 191u)]
    [InlineData("sifive,hifive-unleashed-a00\", \"sifive,fu540-c000", 53u)]
    [InlineData("microchip,mpfs-icicle-kit\", \"microchip,mpfs", 186u)]
    [InlineData("pine64,star64\", \"starfive,jh7110", 136u)]
    [InlineData("bananapi,bpi-f3\", \"spacemit,k1", 159u)]
    [InlineData("eth,ariane-bare-dev", 30u)]
    [InlineData("eth,cheshire-dev", 51u)]
    [InlineData("st,stm32mp257f-ev1\", \"st,stm32mp257", 415u)]
    [InlineData("hisilicon,hi6220-hikey\", \"hisilicon,hi6220", 159u)]
    [InlineData("insignal,arndale\", \"samsung,exynos5250\", \"samsung,exynos5", 254u)]
    [InlineData("hardkernel,odroid-xu4\", \"samsung,exynos5800\", \"samsung,exynos5", 254u)]
    [InlineData("arm,fvp-base,aemv8a-aemv8a\", \"arm,fvp-base", 207u)]
    [InlineData("arm,fvp-base-revc\", \"arm,vexpress", 207u)]
    [InlineData("ti,am335x-bone-black\", \"ti,am335x-bone\", \"ti,am33xx", 127u)]
    [InlineData("cubietech,cubietruck\", \"allwinner,sun7i-a20", 122u)]
    [InlineData("qcom,apq8064-ifc6410\", \"qcom,apq8064", 283u)]
    public void The_highest_interrupt_of_a_platform_is_known(string compatible, uint highest) =>
        Assert.Equal(highest, Specimen.Resolve($"compatible = \"{compatible}\";").Platform.MaxIrq);

    [Fact]
    public void A_platform_of_the_user_s_comes_first_and_says_only_what_is_different()
    {
        Sel4Options options = Sel4Options.Default with { Platforms = Read("platform odroidc4\n max-irq 300\n debug-uart 0xff804000\nplatform mine\n compatible acme,board\n max-irq 99") };
        Platform known = Specimen.Resolve("compatible = \"hardkernel,odroid-c4\";", options).Platform;
        Assert.Equal(("odroidc4", 300u, 40, new AddressRange(0xff804000, 0xff805000)), (known.Name, known.MaxIrq, known.AddressBits, known.DebugUart));
        Assert.NotEmpty(known.DeviceRanges);
        Assert.Equal(("mine", 99u), (Specimen.Resolve("compatible = \"acme,board\";", options).Platform.Name, Specimen.Resolve("compatible = \"acme,board\";", options).Platform.MaxIrq));
    }

    [Fact]
    public void A_platform_may_go_by_its_name()
    {
        Platform platform = Specimen.Resolve("compatible = \"acme,board\";", new Sel4Options { PlatformName = "odroidc2" }).Platform;
        Assert.Equal(250u, platform.MaxIrq);
    }

    [Fact]
    public void What_a_file_says_of_the_kernel_is_in_place_of_what_the_tree_says()
    {
        Platform platform = Specimen.WithGic(Timer, new Sel4Options
        {
            Platforms = Read("platform mine\n kernel 0x1000..0x3000 something of ours\n kernel-irq 99 our timer"),
            PlatformName = "mine",
        }).Platform;
        Assert.Equal([(new AddressRange(0x1000, 0x3000), "something of ours")], platform.KernelRanges.Select(k => (k.Range, k.Purpose)));
        Assert.Equal([(99u, "our timer")], platform.KernelInterrupts.Select(k => (k.Number, k.Purpose)));
    }

    [Fact]
    public void A_file_may_say_that_the_kernel_is_no_hypervisor() =>
        Assert.Equal([27u], Specimen.WithGic(Timer, new Sel4Options { Platforms = Read("platform mine\n hypervisor no"), PlatformName = "mine" })
            .Platform.KernelInterrupts.Select(k => k.Number));

    // A RISC-V kernel maps its devices in units of 2 MiB, and at most 64 MiB of a PLIC.
    [Theory]
    [InlineData("0xc000000 0x600000", "0xc000000..0xc600000")]
    [InlineData("0xc010000 0x4000000", "0xc000000..0x10200000")]
    [InlineData("0xc000000 0x8000000", "0xc000000..0x10000000")]
    public void A_kernel_keeps_its_PLIC(string reg, string range) =>
        Assert.Equal(range, Assert.Single(Specimen.Resolve($$"""
            #address-cells = <1>; #size-cells = <1>;
            plic { compatible = "riscv,plic0"; interrupt-controller; #interrupt-cells = <1>; reg = <{{reg}}>; };
            """).Platform.KernelRanges).Range.ToString());

    [Theory]
    [InlineData("max-irq 5", "max-irq 5", "'platform NAME' before it")]
    [InlineData("platform", "platform", "'platform NAME'")]
    [InlineData("platform a\n  colour red", "colour red", "one of 'platform', 'compatible', 'max-irq', 'address-bits', 'debug-uart', 'device', 'memory', 'kernel', 'hypervisor', 'kernel-irq'")]
    [InlineData("platform a\n  max-irq many", "max-irq many", "'max-irq NUMBER'")]
    [InlineData("platform a\n  max-irq 0x1ffffffff", "max-irq 0x1ffffffff", "'max-irq NUMBER'")]
    [InlineData("platform a\n\tdevice 0x1000 \r\n  max-irq 7", "device 0x1000", "'device FIRST..END'")]
    [InlineData("platform a\n  device 0x2000..0x1000", "device 0x2000..0x1000", "'device FIRST..END'")]
    [InlineData("platform a\n  kernel 0x1000..0x2000", "kernel 0x1000..0x2000", "'kernel FIRST..END PURPOSE'")]
    [InlineData("platform a\n  address-bits 99", "address-bits 99", "'address-bits NUMBER from 12 to 64'")]
    [InlineData("platform a\n  hypervisor perhaps", "hypervisor perhaps", "'hypervisor yes or no'")]
    public void A_line_that_cannot_be_read_is_reported_at_its_place(string text, string line, string expected)
    {
        PlatformFile file = PlatformFile.Read(new SourceFile("a.platforms", text));
        Diagnostic reported = Assert.Single(file.Diagnostics);
        Assert.Equal(("BRD2401", $"'{line}' is not a valid line of a platform file; expected {expected}"), (reported.Id, reported.Message));
        Assert.Equal(line, text.Substring(reported.Location.Start, reported.Location.Length));
    }

    private static ImmutableArray<Platform> Read(string text)
    {
        PlatformFile file = PlatformFile.Read(new SourceFile("a.platforms", text));
        Assert.Empty(file.Diagnostics);
        return file.Platforms;
    }
}
