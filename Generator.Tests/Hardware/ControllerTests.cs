using System.Linq;
using Boards.Devicetree.Hardware;
using Xunit;

namespace Boards.Tests.Hardware;

/// <summary>One specimen a controller: a node with the label <c>ic</c>, an interrupt, and what the kernel sees.</summary>
public sealed class ControllerTests
{
    [Theory]
    [InlineData("arm,gic-400", "0 8 4", "40 level")]
    [InlineData("arm,cortex-a9-gic", "0 44 1", "76 edge")]
    [InlineData("arm,cortex-a7-gic", "1 9 0xf04", "25 level")]
    [InlineData("arm,pl390", "1 13 0x302", "29 edge")]
    [InlineData("arm,gic-400", "0 987 4", "1019 level")]
    [InlineData("arm,gic-400", "0 988 4", "none")]
    [InlineData("arm,gic-400", "1 16 4", "none")]
    [InlineData("arm,gic-400", "2 0 4", "none")]
    [InlineData("arm,gic-v3", "0 30 4", "62 level")]
    [InlineData("arm,gic-v3", "1 14 8", "30 level")]
    [InlineData("arm,gic-v3", "2 5 1", "4101 edge")]
    [InlineData("arm,gic-v3", "3 7 4", "1063 level")]
    [InlineData("arm,gic-v3", "2 1024 1", "none")]
    [InlineData("sifive,plic-1.0.0", "51", "51 level")]
    [InlineData("riscv,plic0", "0", "none")]
    [InlineData("riscv,plic0", "96", "none")]
    [InlineData("thead,c900-plic", "54 4", "54 level")]
    [InlineData("sophgo,sg2042-plic", "54 1", "54 edge")]
    [InlineData("riscv,cpu-intc", "9", "none")]
    [InlineData("riscv,aplic", "33 1", "33 edge")]
    [InlineData("brcm,bcm2836-l1-intc", "8 4", "8 level")]
    [InlineData("brcm,bcm2836-l1-intc", "12 4", "none")]
    [InlineData("brcm,bcm2836-armctrl-ic", "2 25", "121 level")]
    [InlineData("brcm,bcm2836-armctrl-ic", "1 0", "64 level")]
    [InlineData("brcm,bcm2836-armctrl-ic", "0 7", "39 level")]
    [InlineData("brcm,bcm2836-armctrl-ic", "0 8", "none")]
    [InlineData("brcm,bcm2836-armctrl-ic", "3 0", "none")]
    [InlineData("ti,am33xx-intc", "72", "72 level")]
    [InlineData("allwinner,sun4i-a10-ic", "95", "95 level")]
    [InlineData("allwinner,sun4i-a10-ic", "96", "none")]
    [InlineData("arm,pl190-vic", "31", "31 level")]
    public void A_root_controller_has_its_own_count(string compatible, string cells, string irq) =>
        Assert.Equal(irq, Specimen.Resolve($$"""
            ic: ic { compatible = "{{compatible}}"; interrupt-controller; #interrupt-cells = <{{cells.Split(' ').Length}}>; riscv,ndev = <95>; };
            d { interrupt-parent = <&ic>; interrupts = <{{cells}}>; };
            """).Irq("/d"));

    [Fact]
    public void A_fourth_cell_of_a_GICv3_names_the_CPUs_of_a_partition()
    {
        var pmu = Specimen.Resolve("""
            cpus { #address-cells = <1>; #size-cells = <0>; a: cpu@0 { reg = <0>; }; b: cpu@1 { reg = <1>; }; };
            ic: ic { compatible = "arm,gic-v3"; interrupt-controller; #interrupt-cells = <4>;
                ppi-partitions { part: interrupt-partition-0 { affinity = <&a &b>; }; }; };
            pmu { interrupt-parent = <&ic>; interrupts = <1 7 4 &part>; };
            """).At("/pmu").Interrupts.Single();
        Assert.Equal((23u, 2), (pmu.Number, pmu.Affinity.Length));
    }

    [Fact]
    public void A_GIC_below_another_shares_one_line() =>
        Assert.Equal("177 level", Specimen.WithGic("""
            agic: agic { compatible = "nvidia,tegra210-agic"; interrupt-controller; #interrupt-cells = <3>; interrupts = <0 145 4>; };
            d { interrupt-parent = <&agic>; interrupts = <0 3 1>; };
            """).Irq("/d"));

    [Theory]
    [InlineData("fsl,imx6q-gpc", "", "0 95 4", "127 level")]
    [InlineData("fsl,imx7d-gpc", "", "0 17 1", "49 edge")]
    [InlineData("fsl,imx6q-gpc", "", "1 9 4", "none")]
    [InlineData("nvidia,tegra124-ictlr", "reg = <0 0x60004000 0 0x100>;", "0 31 4", "63 level")]
    [InlineData("ti,omap5-wugen-mpu", "", "0 57 4", "89 level")]
    [InlineData("mediatek,mt6577-sysirq", "", "0 8 8", "40 level")]
    [InlineData("mediatek,mt6577-sysirq", "", "0 116 2", "148 edge")]
    [InlineData("mediatek,mtk-cirq", "mediatek,ext-irq-range = <32 200>;", "0 40 4", "72 level")]
    [InlineData("mstar,mst-intc", "mstar,irqs-map-range = <64 127>;", "0 3 1", "99 level")]
    [InlineData("mstar,mst-intc", "mstar,irqs-map-range = <64 127>;", "0 64 4", "none")]
    [InlineData("socionext,synquacer-exiu", "", "0 112 1", "144 level")]
    [InlineData("socionext,uniphier-ld20-aidet", "", "5 8", "37 level")]
    [InlineData("allwinner,sun50i-h6-r-intc", "interrupts = <0 32 4>;", "0 32 8", "64 level")]
    [InlineData("allwinner,sun50i-h6-r-intc", "interrupts = <0 32 4>;", "0 32 2", "64 level")]
    [InlineData("allwinner,sun50i-h6-r-intc", "interrupts = <0 32 4>;", "0 40 1", "72 edge")]
    [InlineData("allwinner,sun6i-a31-r-intc", "interrupts = <0 32 4>;", "0 8", "64 level")]
    [InlineData("qcom,pdc", "qcom,pdc-ranges = <0 480 94>, <94 609 15>;", "9 3", "521 edge")]
    [InlineData("qcom,pdc", "qcom,pdc-ranges = <0 480 94>, <94 609 15>;", "6 4", "518 level")]
    [InlineData("qcom,pdc", "qcom,pdc-ranges = <0 480 94>, <94 609 15>;", "95 8", "642 level")]
    [InlineData("qcom,pdc", "qcom,pdc-ranges = <0 480 94>;", "100 1", "none")]
    [InlineData("qcom,mpm", "qcom,mpm-pin-map = <2 275>, <5 296>;", "5 2", "328 edge")]
    [InlineData("st,stm32mp1-exti", "interrupts-extended = <&gic 0 6 4>, <0>, <&gic 0 8 4>;", "2 1", "40 level")]
    [InlineData("st,stm32mp1-exti", "interrupts-extended = <&gic 0 6 4>, <0>, <&gic 0 8 4>;", "1 1", "none")]
    [InlineData("st,stm32mp1-exti", "", "61 4", "132 level")]
    [InlineData("st,stm32mp1-exti", "", "68 1", "175 level")]
    [InlineData("st,stm32mp13-exti", "", "44 1", "128 level")]
    [InlineData("st,stm32mp1-exti", "", "17 1", "none")]
    [InlineData("fsl,ls1088a-extirq", "#address-cells = <0>; interrupt-map = <0 0 &gic2 0 0 4>, <1 0 &gic2 0 1 4>;", "0 8", "32 level")]
    [InlineData("fsl,ls1088a-extirq", "#address-cells = <0>; interrupt-map = <0 0 &gic2 0 0 4>, <1 0 &gic2 0 1 4>;", "1 2", "33 edge")]
    [InlineData("renesas,rza1-irqc", "#address-cells = <0>; interrupt-map = <0 0 &gic 0 0 4>, <1 0 &gic 0 1 4>, <2 0 &gic 0 2 4>, <3 0 &gic 0 3 4>;", "3 3", "35 level")]
    [InlineData("renesas,rzg2l-irqc", "interrupts = <0 0 4>, <0 1 4>, <0 2 4>;", "2 1", "34 level")]
    [InlineData("actions,s700-sirq", "interrupts = <0 13 4>, <0 14 4>, <0 15 4>;", "2 2", "47 edge")]
    [InlineData("nvidia,tegra210-pmc", "", "51 4", "118 level")]
    [InlineData("nvidia,tegra194-pmc", "", "73 4", "42 level")]
    [InlineData("nvidia,tegra186-pmc", "", "29 1", "none")]
    [InlineData("socionext,uniphier-gpio", "socionext,interrupt-ranges = <0 48 16>, <16 154 5>;", "17 4", "187 level")]
    public void A_front_end_hands_the_line_on(string compatible, string properties, string cells, string irq) =>
        Assert.Equal(irq, Specimen.WithGic($$"""
            gic2: gic2 { compatible = "arm,gic-v3"; interrupt-controller; #interrupt-cells = <3>; #address-cells = <2>; };
            ic: ic { compatible = "{{compatible}}"; interrupt-controller; #interrupt-cells = <{{cells.Split(' ').Length}}>; {{properties}} };
            d { interrupt-parent = <&ic>; interrupts = <{{cells}}>; };
            """).Irq("/d"));

    [Fact]
    public void A_front_end_below_a_GICv3_with_four_cells_hands_on_four() =>
        Assert.Equal("40 level", Specimen.Resolve("""
            gic: gic { compatible = "arm,gic-v3"; interrupt-controller; #interrupt-cells = <4>; };
            ic: ic { compatible = "mediatek,mt6577-sysirq"; interrupt-controller; #interrupt-cells = <3>; interrupt-parent = <&gic>; };
            d { interrupt-parent = <&ic>; interrupts = <0 8 8>; };
            """).Irq("/d"));

    [Fact]
    public void A_pin_of_any_STM32_bank_is_the_event_of_that_number() =>
        Assert.Equal("72 level", Specimen.WithGic("""
            exti: exti { compatible = "st,stm32mp1-exti"; interrupt-controller; #interrupt-cells = <2>; };
            pinctrl { compatible = "st,stm32mp157-pinctrl"; interrupt-parent = <&exti>;
                bank: gpio@0 { gpio-controller; #gpio-cells = <2>; interrupt-controller; #interrupt-cells = <2>; }; };
            d { interrupt-parent = <&bank>; interrupts = <10 2>; };
            """).Irq("/d"));

    [Theory]
    [InlineData("fsl,imx-irqsteer", "fsl,num-irqs = <128>; interrupts = <0 18 4>, <0 19 4>;", "63", "50 level")]
    [InlineData("fsl,imx-irqsteer", "fsl,num-irqs = <128>; interrupts = <0 18 4>, <0 19 4>;", "64", "51 level")]
    [InlineData("fsl,imx-irqsteer", "fsl,num-irqs = <64>; interrupts = <0 18 4>;", "64", "none")]
    [InlineData("fsl,imx-intmux", "interrupts = <0 1 4>, <0 2 4>;", "7 1", "34 level")]
    [InlineData("renesas,irqc", "interrupts = <0 0 4>, <0 1 4>;", "0 8", "32 level")]
    [InlineData("renesas,intc-ex-r8a7795", "interrupts = <0 0 4>, <0 1 4>;", "1 8", "33 level")]
    [InlineData("renesas,intc-irqpin", "interrupts = <0 10 4>, <0 11 4>;", "1 8", "43 level")]
    [InlineData("rockchip,gpio-bank", "gpio-controller; interrupts = <0 17 4>;", "10 2", "49 level")]
    [InlineData("arm,pl061", "gpio-controller; interrupts = <0 7 4>;", "3 3", "39 level")]
    [InlineData("qcom,sdm845-pinctrl", "gpio-controller; interrupts = <0 208 4>;", "104 2", "240 level")]
    [InlineData("fsl,imx35-gpio", "gpio-controller; interrupts = <0 66 4>, <0 67 4>;", "15 4", "98 level")]
    [InlineData("fsl,imx35-gpio", "gpio-controller; interrupts = <0 66 4>, <0 67 4>;", "16 4", "99 level")]
    [InlineData("brcm,bcm2711-gpio", "gpio-controller; interrupts = <0 113 4>, <0 114 4>, <0 115 4>, <0 116 4>;", "30 1", "146 level")]
    [InlineData("nvidia,tegra124-gpio", "gpio-controller; interrupts = <0 32 4>, <0 33 4>;", "40 4", "65 level")]
    [InlineData("allwinner,sun7i-a20-sc-nmi", "interrupts = <0 0 4>;", "0 8", "32 level")]
    [InlineData("brcm,l2-intc", "interrupts = <0 5 4>;", "20", "37 level")]
    [InlineData("samsung,exynos4210-combiner", "interrupts = <0 0 4>, <0 1 4>, <0 2 4>;", "2 3", "34 level")]
    public void A_cascade_shares_its_own_line(string compatible, string properties, string cells, string irq)
    {
        Board board = Specimen.WithGic($$"""
            ic: ic { compatible = "{{compatible}}"; interrupt-controller; #interrupt-cells = <{{cells.Split(' ').Length}}>; {{properties}} };
            d { interrupt-parent = <&ic>; interrupts = <{{cells}}>; };
            """);
        Assert.Equal(irq, board.Irq("/d"));
        if (irq != "none")
            Assert.Equal((InterruptKind.Cascaded, "/ic"), (board.At("/d").Interrupts[0].Kind, board.At("/d").Interrupts[0].Multiplexer!.Path));
    }

    [Fact]
    public void A_cascade_with_several_lines_lists_them()
    {
        var pin = Specimen.WithGic("""
            ic: ic { compatible = "snps,dw-apb-gpio-port"; gpio-controller; interrupt-controller; #interrupt-cells = <2>; interrupts = <0 1 4>, <0 2 4>; };
            d { interrupt-parent = <&ic>; interrupts = <1 4>; };
            """).At("/d").Interrupts.Single();
        Assert.Equal((null, "33 34"), (pin.Number, string.Join(" ", pin.Candidates)));
    }

    [Fact]
    public void The_sense_of_a_pin_is_not_that_of_the_line() =>
        Assert.Equal("49 level", Specimen.WithGic("""
            ic: ic { compatible = "rockchip,gpio-bank"; gpio-controller; interrupt-controller; #interrupt-cells = <2>; interrupts = <0 17 4>; };
            d { interrupt-parent = <&ic>; interrupts = <10 2>; };
            """).Irq("/d"));

    [Fact]
    public void A_controller_that_nobody_knows_gives_no_number() =>
        Assert.Equal("none", Specimen.WithGic("""
            ic: ic { compatible = "acme,magic"; interrupt-controller; #interrupt-cells = <1>; interrupts = <0 17 4>; };
            d { interrupt-parent = <&ic>; interrupts = <10>; };
            """).Irq("/d"));

    [Theory]
    [InlineData("ti,sci-intr", "ti,intr-trigger-type = <1>; ti,interrupt-ranges = <0 712 16>;", "60", "712..727 x16 edge")]
    [InlineData("ti,irq-crossbar", "ti,max-irqs = <160>; ti,irqs-reserved = <0 1 2 3 5 6 131 132>; ti,irqs-skip = <10 133 139 140>;", "0 4 4", "36..191 x148 level")]
    [InlineData("marvell,cp110-icu-nsr", "msi-parent = <&gicp>;", "85 4", "64..287 x128 level")]
    [InlineData("renesas,rzg2l-irqc", "interrupts = <0 0 4>, <0 1 4>, <0 2 4>, <0 3 4>, <0 4 4>, <0 5 4>, <0 6 4>, <0 7 4>, <0 8 4>, <0 444 4>, <0 445 4>;", "12 1", "476..477 x2 level")]
    [InlineData("ti,sci-inta", "", "1 2", " x0 edge")]
    public void What_is_placed_at_run_time_has_candidates(string compatible, string properties, string cells, string candidates)
    {
        var interrupt = Specimen.WithGic($$"""
            gicp: gicp { marvell,spi-ranges = <64 64>, <224 64>; };
            ic: ic { compatible = "{{compatible}}"; interrupt-controller; #interrupt-cells = <{{cells.Split(' ').Length}}>; {{properties}} };
            d { interrupt-parent = <&ic>; interrupts = <{{cells}}>; };
            """).At("/d").Interrupts.Single();
        string run = interrupt.Candidates.IsEmpty ? "" : $"{interrupt.Candidates[0]}..{interrupt.Candidates[^1]}";
        Assert.Equal((InterruptKind.Dynamic, null, candidates), (interrupt.Kind, interrupt.Number, $"{run} x{interrupt.Candidates.Length} {interrupt.Trigger?.ToString().ToLowerInvariant()}"));
    }
}
