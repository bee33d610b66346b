using System.Linq;
using Boards.Hardware;
using Xunit;

namespace Boards.Tests.Hardware;

/// <summary>
/// Devices of real boards, with the numbers that follow from Linux 6.12's trees: each with what is between the device and
/// the root controller on its board, in our own words.
/// </summary>
public sealed class RealDeviceTests
{
    private const string Gic = """interrupt-parent = <&gic>; gic: gic { compatible = "arm,gic-v3"; interrupt-controller; #interrupt-cells = <3>; };""";

    [Theory]
    // SDM845: the power domain controller passes pins 0 to 93 on as SPI 480 and up.
    [InlineData("521 edge", Gic + """pdc: pdc { compatible = "qcom,sdm845-pdc", "qcom,pdc"; interrupt-controller; #interrupt-cells = <2>; qcom,pdc-ranges = <0 480 94>, <94 609 15>, <115 630 7>; }; d { interrupts-extended = <&pdc 9 3>; };""")]
    [InlineData("518 level", Gic + """pdc: pdc { compatible = "qcom,sdm845-pdc", "qcom,pdc"; interrupt-controller; #interrupt-cells = <2>; qcom,pdc-ranges = <0 480 94>, <94 609 15>, <115 630 7>; }; d { interrupts-extended = <&pdc 6 4>; };""")]
    [InlineData("240 level", Gic + """tlmm: tlmm { compatible = "qcom,sdm845-pinctrl"; gpio-controller; interrupt-controller; #interrupt-cells = <2>; interrupts = <0 208 4>; }; d { interrupts-extended = <&tlmm 104 2>; };""")]
    // STM32MP157: events of the EXTI are wired by its driver's table, here as in the tree of later kernels.
    [InlineData("132 level", Gic + """exti: exti { compatible = "st,stm32mp1-exti"; interrupt-controller; #interrupt-cells = <2>; interrupts-extended = HOLES61 <&gic 0 100 4>; }; d { interrupts-extended = <&exti 61 4>; };""")]
    [InlineData("175 level", Gic + """exti: exti { compatible = "st,stm32mp1-exti", "syscon"; interrupt-controller; #interrupt-cells = <2>; interrupts-extended = HOLES68 <&gic 0 143 4>; }; d { interrupts-extended = <&exti 68 1>; };""")]
    // i.MX 8M Quad: the interrupt parent of everything on the SoC is the power controller, whose interrupt parent is the GIC.
    [InlineData("127 level", """interrupt-parent = <&gpc>; gic: gic { compatible = "arm,gic-v3"; interrupt-parent = <&gic>; interrupt-controller; #interrupt-cells = <3>; interrupts = <1 9 4>; }; gpc: gpc { compatible = "fsl,imx8mq-gpc"; interrupt-parent = <&gic>; interrupt-controller; #interrupt-cells = <3>; }; d { interrupts = <0 95 4>; };""")]
    [InlineData("50 level", Gic + """steer: steer { compatible = "fsl,imx8m-irqsteer", "fsl,imx-irqsteer"; interrupt-controller; #interrupt-cells = <1>; fsl,channel = <0>; fsl,num-irqs = <64>; interrupts = <0 18 4>; }; d { interrupts-extended = <&steer 6>; };""")]
    // MT8173: an inverter accepts active-low lines.
    [InlineData("40 level", Gic + """sysirq: sysirq { compatible = "mediatek,mt8173-sysirq", "mediatek,mt6577-sysirq"; interrupt-controller; #interrupt-cells = <3>; interrupt-parent = <&gic>; }; d { interrupts-extended = <&sysirq 0 8 8>; };""")]
    // Pine A64: the PMIC's line is the NMI of the wake-up controller.
    [InlineData("64 level", Gic + """r_intc: r_intc { compatible = "allwinner,sun50i-a64-r-intc", "allwinner,sun6i-a31-r-intc"; interrupt-controller; #interrupt-cells = <3>; interrupts = <0 32 4>; }; d { interrupts-extended = <&r_intc 0 32 8>; };""")]
    // LS1088A: the rows have no unit address, although the GIC has address cells.
    [InlineData("32 level", """interrupt-parent = <&gic>; gic: gic { compatible = "arm,gic-v3"; interrupt-controller; #interrupt-cells = <3>; #address-cells = <2>; }; extirq: extirq { compatible = "fsl,ls1088a-extirq"; interrupt-controller; #interrupt-cells = <2>; #address-cells = <0>; interrupt-map = <0 0 &gic 0 0 4>, <1 0 &gic 0 1 4>, <2 0 &gic 0 2 4>; interrupt-map-mask = <0xf 0>; }; d { interrupts-extended = <&extirq 0 8>; };""")]
    // RK3399: a falling edge on a pin, and a bank whose line is a level.
    [InlineData("49 level", """interrupt-parent = <&gic>; gic: gic { compatible = "arm,gic-v3"; interrupt-controller; #interrupt-cells = <4>; }; gpio3: gpio3 { compatible = "rockchip,gpio-bank"; gpio-controller; interrupt-controller; #interrupt-cells = <2>; interrupts = <0 17 4 0>; }; d { interrupts-extended = <&gpio3 10 8>; };""")]
    [InlineData("32 level", Gic + """irqc0: irqc0 { compatible = "renesas,irqc-r8a7790", "renesas,irqc"; interrupt-controller; #interrupt-cells = <2>; interrupts = <0 0 4>, <0 1 4>, <0 2 4>, <0 3 4>; }; d { interrupts-extended = <&irqc0 0 8>; };""")]
    [InlineData("35 level", Gic + """irqc: irqc { compatible = "renesas,r7s72100-irqc", "renesas,rza1-irqc"; interrupt-controller; #interrupt-cells = <2>; #address-cells = <0>; interrupt-map = <0 0 &gic 0 0 4>, <1 0 &gic 0 1 4>, <2 0 &gic 0 2 4>, <3 0 &gic 0 3 4>; interrupt-map-mask = <7 0>; }; d { interrupts-extended = <&irqc 3 3>; };""")]
    // Raspberry Pi 3 and 4.
    [InlineData("64 level", """l1: l1 { compatible = "brcm,bcm2836-l1-intc"; interrupt-controller; #interrupt-cells = <2>; interrupt-parent = <&l1>; }; ic: ic { compatible = "brcm,bcm2836-armctrl-ic"; interrupt-controller; #interrupt-cells = <2>; interrupt-parent = <&l1>; interrupts = <8 4>; }; d { interrupts-extended = <&ic 1 0>; };""")]
    [InlineData("153 level", Gic + "d { interrupts = <0 121 4>; };")]
    [InlineData("54 level", """plic: plic { compatible = "thead,th1520-plic", "thead,c900-plic"; interrupt-controller; #interrupt-cells = <2>; riscv,ndev = <240>; }; d { interrupts-extended = <&plic 54 4>; };""")]
    public void A_device_has_the_number_that_it_has_on_its_board(string irq, string content) =>
        Assert.Equal(irq, Specimen.Resolve(content
            .Replace("HOLES61", string.Concat(Enumerable.Repeat("<0>, ", 61)), System.StringComparison.Ordinal)
            .Replace("HOLES68", string.Concat(Enumerable.Repeat("<0>, ", 68)), System.StringComparison.Ordinal)).Irq("/d"));

    // AM654: the router's outputs are INTIDs at a GICv3. DRA7: the crossbar's 160 lines without the 8 reserved and the 4 skipped ones.
    [Theory]
    [InlineData(712, 727, 16, "Edge", Gic + """intr: intr { compatible = "ti,sci-intr"; ti,intr-trigger-type = <1>; interrupt-controller; #interrupt-cells = <1>; ti,interrupt-ranges = <0 712 16>; }; d { interrupts-extended = <&intr 60>; };""")]
    [InlineData(36, 191, 148, "Level", """interrupt-parent = <&crossbar>; gic: gic { compatible = "arm,cortex-a15-gic"; interrupt-parent = <&gic>; interrupt-controller; #interrupt-cells = <3>; }; wakeup: wakeup { compatible = "ti,omap5-wugen-mpu", "ti,omap4-wugen-mpu"; interrupt-parent = <&gic>; interrupt-controller; #interrupt-cells = <3>; }; crossbar: crossbar { compatible = "ti,irq-crossbar"; interrupt-parent = <&wakeup>; interrupt-controller; #interrupt-cells = <3>; ti,max-irqs = <160>; ti,max-crossbar-sources = <400>; ti,reg-size = <2>; ti,irqs-reserved = <0 1 2 3 5 6 131 132>; ti,irqs-skip = <10 133 139 140>; }; d { interrupts = <0 4 4>; };""")]
    public void A_device_whose_line_is_picked_at_run_time_has_the_lines_of_its_board(uint first, uint last, int count, string trigger, string content)
    {
        var interrupt = Specimen.Resolve(content).At("/d").Interrupts.Single();
        Assert.Equal((null, first, last, count, trigger, "gic"), (interrupt.Number, interrupt.Candidates[0], interrupt.Candidates[^1], interrupt.Candidates.Length, interrupt.Trigger.ToString(), interrupt.Via[^1].Name));
    }

    // Raspberry Pi 4: buses with one cell below a root with two, and a window that moves everything.
    [Fact]
    public void The_UART_of_a_Raspberry_Pi_4_is_where_the_data_sheet_has_it() =>
        Assert.Equal("0xfe201000+0x200", Specimen.Resolve("""
            #address-cells = <2>; #size-cells = <1>;
            soc { compatible = "simple-bus"; #address-cells = <1>; #size-cells = <1>;
                ranges = <0x7e000000 0 0xfe000000 0x1800000>, <0x7c000000 0 0xfc000000 0x2000000>, <0x40000000 0 0xff800000 0x800000>;
                dma-ranges = <0xc0000000 0 0 0x40000000>;
                serial@7e201000 { compatible = "arm,pl011"; reg = <0x7e201000 0x200>; }; };
            """).Regions("/soc/serial@7e201000"));
}
