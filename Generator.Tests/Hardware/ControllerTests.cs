using System;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Platforms;
using Xunit;

namespace Boards.Tests.Hardware;

/// <summary>One specimen for each controller: a node with the label <c>ic</c>, an interrupt, and what the kernel sees.</summary>
public sealed class ControllerTests
{
    [Theory]
    [InlineData("arm,gic-400", "0 8 4", "40 level")]
    [InlineData("arm,cortex-a9-gic", "0 44 1", "76 edge")]
    [InlineData("arm,cortex-a7-gic", "1 9 0xf04", "25 level")]
    [InlineData("arm,pl390", "1 13 0x302", "29 edge")]
    [InlineData("arm,gic-400", "0 987 4", "1019 level")]
    [InlineData("arm,gic-400", "0 988 4", "none")]
    [InlineData("arm,gic-400", "1 16 4", "32 level")]
    [InlineData("arm,gic-400", "1 126 4", "142 level")]
    [InlineData("arm,gic-400", "1 1003 4", "1019 level")]
    [InlineData("arm,gic-400", "1 1004 4", "none")]
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
    [InlineData("arm,pl192-vic", "31 4", "31 level")]
    [InlineData("arm,versatile-vic", "32", "none")]
    [InlineData("arm,armv7m-nvic", "20", "36 level")]
    [InlineData("arm,armv7m-nvic", "20 3", "36 level")]
    [InlineData("arm,v7m-nvic", "496", "none")]
    [InlineData("marvell,orion-intc", "33", "33 level")]
    [InlineData("marvell,mpic", "5", "5 level")]
    [InlineData("fsl,imx28-icoll", "47", "47 level")]
    [InlineData("fsl,imx53-tzic", "108", "108 level")]
    [InlineData("aspeed,ast2400-vic", "10", "10 level")]
    [InlineData("atmel,sama5d3-aic", "35 4 7", "35 level")]
    [InlineData("atmel,at91rm9200-aic", "6 1 0", "6 edge")]
    [InlineData("atmel,at91rm9200-aic", "1024 4 0", "none")]
    [InlineData("arm,gic-400", "0 0 1", "32 edge")]
    [InlineData("arm,gic-400", "1 0 4", "16 level")]
    [InlineData("arm,gic-400", "1 15 8", "31 level")]
    [InlineData("arm,gic-v3", "0 987 4", "1019 level")]
    [InlineData("arm,gic-v3", "0 988 4", "none")]
    [InlineData("arm,gic-v3", "1 16 4", "32 level")]
    [InlineData("arm,gic-v3", "2 0 4", "4096 level")]
    [InlineData("arm,gic-v3", "2 1023 4", "5119 level")]
    [InlineData("arm,gic-v3", "3 0 4", "1056 level")]
    [InlineData("arm,gic-v3", "3 63 4", "1119 level")]
    [InlineData("arm,gic-v3", "3 64 4", "none")]
    [InlineData("arm,gic-v3", "4 0 4", "none")]
    [InlineData("arm,gic-v3", "0 30 4 0", "62 level")]
    [InlineData("arm,gic-v3", "0 30 1 0 0", "62 edge")]
    [InlineData("sifive,plic-1.0.0", "1", "1 level")]
    [InlineData("sifive,plic-1.0.0", "95", "95 level")]
    [InlineData("andestech,nceplic100", "0 4", "none")]
    [InlineData("thead,c900-plic", "96 4", "none")]
    [InlineData("riscv,aplic", "0 4", "none")]
    [InlineData("qemu,aplic", "95 8", "95 level")]
    [InlineData("qemu,aplic", "95 2", "95 edge")]
    [InlineData("brcm,bcm2836-l1-intc", "0", "0 level")]
    [InlineData("brcm,bcm2836-l1-intc", "11 1", "11 edge")]
    [InlineData("brcm,bcm2835-armctrl-ic", "0 0", "32 level")]
    [InlineData("brcm,bcm2835-armctrl-ic", "1 31", "95 level")]
    [InlineData("brcm,bcm2835-armctrl-ic", "2 31", "127 level")]
    [InlineData("brcm,bcm2835-armctrl-ic", "2 32", "none")]
    [InlineData("ti,omap3-intc", "0", "0 level")]
    [InlineData("allwinner,suniv-f1c100s-ic", "0", "0 level")]
    public void A_root_controller_has_its_own_count(string compatible, string cells, string irq) =>
        Assert.Equal(irq, Specimen.Resolve($$"""
            ic: ic { compatible = "{{compatible}}"; interrupt-controller; #interrupt-cells = <{{cells.Split(' ').Length}}>; riscv,ndev = <95>; riscv,num-sources = <95>; };
            d { interrupt-parent = <&ic>; interrupts = <{{cells}}>; };
            """).Irq("/d"));

    /// <summary>Every name in the bindings of controllers that the kernel drives, or would drive.</summary>
    [Theory]
    [InlineData("arm,arm11mp-gic arm,arm1176jzf-devchip-gic arm,cortex-a5-gic arm,cortex-a7-gic arm,cortex-a9-gic arm,cortex-a15-gic arm,gic-400 arm,eb11mp-gic arm,tc11mp-gic arm,pl390 brcm,brahma-b15-gic qcom,msm-8660-qgic qcom,msm-qgic2 nvidia,tegra210-agic", "0 8 4", "40 level")]
    [InlineData("arm,gic-v3 qcom,msm8996-gic-v3", "0 8 4", "40 level")]
    [InlineData("sifive,plic-1.0.0 riscv,plic0 starfive,jh7110-plic sifive,fu540-c000-plic canaan,k210-plic", "8", "8 level")]
    [InlineData("thead,c900-plic allwinner,sun20i-d1-plic thead,th1520-plic sophgo,cv1800b-plic andestech,nceplic100 renesas,r9a07g043-plic", "8 1", "8 edge")]
    [InlineData("riscv,cpu-intc andestech,cpu-intc", "9", "none")]
    [InlineData("riscv,aplic qemu,aplic", "8 4", "8 level")]
    [InlineData("brcm,bcm2836-l1-intc", "8 4", "8 level")]
    [InlineData("brcm,bcm2836-armctrl-ic brcm,bcm2835-armctrl-ic", "1 8", "72 level")]
    [InlineData("ti,am33xx-intc ti,omap3-intc ti,omap2-intc ti,dm814-intc ti,dm816-intc", "8", "8 level")]
    [InlineData("allwinner,sun4i-a10-ic allwinner,suniv-f1c100s-ic", "8", "8 level")]
    [InlineData("arm,pl190-vic arm,pl192-vic arm,versatile-vic", "8", "8 level")]
    [InlineData("arm,armv7m-nvic", "8 0", "24 level")]
    [InlineData("marvell,orion-intc marvell,mpic mrvl,mmp-intc mrvl,mmp2-intc marvell,pxa-intc fsl,imx28-icoll fsl,icoll fsl,imx53-tzic fsl,tzic fsl,avic aspeed,ast2400-vic aspeed,ast2500-vic", "8", "8 level")]
    [InlineData("intel,ixp42x-interrupt faraday,ftintc010", "8 1", "8 edge")]
    [InlineData("atmel,at91rm9200-aic atmel,sama5d2-aic atmel,sama5d4-aic microchip,sam9x60-aic", "8 4 0", "8 level")]
    public void A_root_controller_is_known_by_each_of_its_names(string names, string cells, string irq) => Assert.All(
        names.Split(' '),
        name => Assert.Equal(irq, Specimen.Resolve($$"""
            ic: ic { compatible = "acme,newer", "{{name}}"; interrupt-controller; #interrupt-cells = <{{cells.Split(' ').Length}}>; };
            d { interrupt-parent = <&ic>; interrupts = <{{cells}}>; };
            """).Irq("/d")));

    /// <summary>Every name of a front end that passes a line on, and of a unit that shares its own line.</summary>
    [Theory]
    [InlineData("fsl,imx6q-gpc fsl,imx6sx-gpc fsl,imx7d-gpc fsl,imx8mq-gpc ti,omap4-wugen-mpu ti,omap5-wugen-mpu samsung,exynos3250-pmu samsung,exynos5420-pmu", "0 8 4", "40 level", InterruptKind.Direct)]
    [InlineData("nvidia,tegra20-ictlr nvidia,tegra30-ictlr nvidia,tegra124-ictlr nvidia,tegra210-ictlr", "0 8 4", "40 level", InterruptKind.Direct)]
    [InlineData("mediatek,mt6577-sysirq", "0 8 8", "40 level", InterruptKind.Direct)]
    [InlineData("mediatek,mtk-cirq", "0 8 4", "40 level", InterruptKind.Direct)]
    [InlineData("mstar,mst-intc", "0 0 4", "40 level", InterruptKind.Direct)]
    [InlineData("socionext,synquacer-exiu", "0 8 1", "40 level", InterruptKind.Direct)]
    [InlineData("socionext,uniphier-pro4-aidet socionext,uniphier-ld11-aidet socionext,uniphier-pxs3-aidet", "8 8", "40 level", InterruptKind.Direct)]
    [InlineData("allwinner,sun6i-a31-r-intc allwinner,sun50i-h6-r-intc", "0 8 4", "40 level", InterruptKind.Direct)]
    [InlineData("qcom,pdc", "0 8", "40 level", InterruptKind.Direct)]
    [InlineData("qcom,mpm", "0 8", "40 level", InterruptKind.Direct)]
    [InlineData("st,stm32mp1-exti", "2 4", "40 level", InterruptKind.Direct)]
    [InlineData("st,stm32mp13-exti", "2 4", "40 level", InterruptKind.Direct)]
    [InlineData("actions,s500-sirq actions,s700-sirq actions,s900-sirq", "0 8", "40 level", InterruptKind.Direct)]
    [InlineData("renesas,rzg2l-irqc renesas,r9a07g043f-irqc renesas,r9a09g047-icu renesas,r9a09g056-icu renesas,r9a09g057-icu", "0 2", "40 level", InterruptKind.Direct)]
    [InlineData("renesas,r9a09g077-icu", "0 1", "40 edge", InterruptKind.Direct)]
    [InlineData("nvidia,tegra186-pmc nvidia,tegra194-pmc nvidia,tegra234-pmc", "73 8", "42 level", InterruptKind.Direct)]
    [InlineData("renesas,irqc renesas,irqc-r8a7790 renesas,intc-ex-r8a774a1 renesas,intc-irqpin renesas,intc-irqpin-sh73a0", "0 8", "40 level", InterruptKind.Cascaded)]
    [InlineData("fsl,imx-irqsteer nxp,s32n79-irqsteer", "0", "40 level", InterruptKind.Cascaded)]
    [InlineData("ti,pruss-intc ti,icssg-intc", "24 0 2", "40 level", InterruptKind.Cascaded)]
    [InlineData("qcom,sdm845-lmh qcom,qcm2290-lmh", "1", "40 level", InterruptKind.Cascaded)]
    [InlineData("fsl,imx-intmux", "0 0", "40 level", InterruptKind.Cascaded)]
    [InlineData("rockchip,gpio-bank arm,pl061 snps,dw-apb-gpio snps,dw-apb-gpio-port fsl,imx35-gpio ti,omap4-gpio ti,am654-gpio brcm,bcm2835-gpio nvidia,tegra20-gpio nvidia,tegra186-gpio", "3 1", "40 level", InterruptKind.Cascaded)]
    [InlineData("allwinner,sun7i-a20-sc-nmi allwinner,sun6i-a31-sc-nmi allwinner,sun9i-a80-nmi", "0 8", "40 level", InterruptKind.Cascaded)]
    [InlineData("fsl,vf610-mscm-ir", "8 4", "40 level", InterruptKind.Direct)]
    [InlineData("brcm,bcm7120-l2-intc brcm,l2-intc brcm,bcm7271-l2-intc brcm,hif-spi-l2-intc brcm,upg-aux-aon-l2-intc", "3", "40 level", InterruptKind.Cascaded)]
    [InlineData("qcom,ipcc", "3 2 1", "40 level", InterruptKind.Cascaded)]
    [InlineData("qcom,sdm845-lmh marvell,ap806-sei marvell,armada-8k-pic marvell,orion-bridge-intc snps,dw-apb-ictl mediatek,mt7988-switch fsl,qe-ic ti,keystone-irq aspeed,ast2500-i2c-ic aspeed,ast2600-scu-ic0 st,stm32mp1-adc-core", "0", "40 level", InterruptKind.Cascaded)]
    [InlineData("altr,socfpga-s10-ecc-manager allwinner,sun55i-a523-nmi", "12 4", "40 level", InterruptKind.Cascaded)]
    [InlineData("marvell,mpic atmel,sama5d3-aic", "12", "40 level", InterruptKind.Cascaded)]
    [InlineData("samsung,exynos4210-combiner", "0 3", "40 level", InterruptKind.Cascaded)]
    [InlineData("arm,gic-400 arm,gic-v3 nvidia,tegra210-agic", "0 3 4", "40 level", InterruptKind.Cascaded)]
    [InlineData("arm,pl190-vic arm,versatile-vic", "3", "40 level", InterruptKind.Cascaded)]
    public void A_controller_below_the_root_is_known_by_each_of_its_names(string names, string cells, string irq, InterruptKind kind) => Assert.All(
        names.Split(' '),
        name =>
        {
            Sel4Board board = Specimen.WithGic($$"""
                ic: ic { compatible = "acme,newer", "{{name}}"; interrupt-controller; #interrupt-cells = <{{cells.Split(' ').Length}}>;
                    reg = <0 0x1000 0 0x100>; {{(kind == InterruptKind.Cascaded || name.Contains("irqc") || name.Contains("sirq") || name.EndsWith("-icu", StringComparison.Ordinal) ? "interrupts = <0 8 4>;" : "")}}
                    mediatek,ext-irq-range = <8 40>; mstar,irqs-map-range = <8 15>; qcom,pdc-ranges = <0 8 4>; qcom,mpm-pin-map = <0 8>; };
                d { interrupt-parent = <&ic>; interrupts = <{{cells}}>; };
                """);
            Assert.Equal((irq, kind), (board.Irq("/d"), board.At("/d").Interrupts[0].Kind));
        });

    [Theory]
    [InlineData("nvidia,tegra234-pmc", 76, "199 level")]
    [InlineData("nvidia,tegra234-pmc", 82, "199 level")]
    [InlineData("nvidia,tegra234-pmc", 83, "211 level")]
    [InlineData("nvidia,tegra234-pmc", 29, "none")]
    [InlineData("nvidia,tegra264-pmc", 0, "759 level")]
    [InlineData("nvidia,tegra264-pmc", 65, "580 level")]
    [InlineData("nvidia,tegra264-pmc", 86, "997 level")]
    [InlineData("nvidia,tegra194-pmc", 82, "none")]
    public void A_wake_event_without_a_line_to_the_GIC_is_reported(string compatible, int wake, string irq)
    {
        Sel4Board board = Specimen.WithGic($$"""
            ic: ic { compatible = "{{compatible}}"; interrupt-controller; #interrupt-cells = <2>; };
            d { interrupt-parent = <&ic>; interrupts = <{{wake}} 4>; };
            """);
        Assert.Equal(irq, board.Irq("/d"));
        Assert.Equal(irq == "none" ? ["BRD2118"] : [], board.Diagnostics.Select(d => d.Id));
    }

    [Theory]
    [InlineData("<1>", "60 4", InterruptTrigger.Level)]
    [InlineData("<2>", "60 1", InterruptTrigger.Edge)]
    public void The_router_of_K3_may_have_the_trigger_type_in_a_second_cell(string cells, string specifier, InterruptTrigger trigger)
    {
        var interrupt = Specimen.WithGic($$"""
            ic: ic { compatible = "ti,sci-intr"; interrupt-controller; #interrupt-cells = {{cells}}; ti,interrupt-ranges = <0 40 4>; {{(cells is "<1>" ? "ti,intr-trigger-type = <4>;" : "")}} };
            d { interrupt-parent = <&ic>; interrupts = <{{(cells is "<1>" ? specifier.Split(' ')[0] : specifier)}}>; };
            """).At("/d").Interrupts.Single();
        Assert.Equal((trigger, "40 41 42 43"), (interrupt.Trigger, string.Join(" ", interrupt.Candidates)));
    }

    [Fact]
    public void System_errors_of_a_CP110_are_raised_by_the_line_of_their_collector()
    {
        var interrupt = Specimen.WithGic("""
            sei: sei { compatible = "marvell,ap806-sei"; interrupts = <0 8 4>; interrupt-controller; #interrupt-cells = <1>; msi-controller; };
            icu { compatible = "marvell,cp110-icu"; msi-parent = <&sei>;
                ic: ic { compatible = "marvell,cp110-icu-sei"; #interrupt-cells = <2>; interrupt-controller; msi-parent = <&sei>; }; };
            d { interrupt-parent = <&ic>; interrupts = <116 4>; };
            """).At("/d").Interrupts.Single();
        Assert.Equal(("40 level", 116u, "/icu/ic /sei /interrupt-controller@f000000"), (Specimen.Text(interrupt), interrupt.Input, string.Join(" ", interrupt.Via.Select(v => v.Path))));
    }

    [Fact]
    public void Corrected_and_uncorrected_errors_of_an_ECC_manager_have_a_line_each() =>
        Assert.Equal(["34 level", "32 level"], Specimen.WithGic("""
            ic: ic { compatible = "altr,socfpga-a10-ecc-manager"; interrupt-controller; #interrupt-cells = <2>; interrupts = <0 2 4>, <0 0 4>; };
            d { interrupt-parent = <&ic>; interrupts = <9 4>, <41 4>; };
            """).At("/d").Interrupts.Select(Specimen.Text));

    // Hardware with inputs after the end of a specifier's range does not exist.
    [Theory]
    [InlineData("fsl,imx6q-gpc", "", "0 128 4")]
    [InlineData("nvidia,tegra124-ictlr", "reg = <0 0x60004000 0 0x100>, <0 0x60004100 0 0x100>;", "0 64 4")]
    [InlineData("mediatek,mtk-cirq", "mediatek,ext-irq-range = <32 200>;", "0 201 4")]
    [InlineData("mediatek,mtk-cirq", "mediatek,ext-irq-range = <32 200>;", "0 31 4")]
    [InlineData("ti,irq-crossbar", "ti,max-irqs = <160>; ti,max-crossbar-sources = <400>;", "0 400 4")]
    [InlineData("marvell,cp110-icu-nsr", "", "207 4")]
    [InlineData("renesas,rzg2l-irqc", "", "41 2")]
    [InlineData("renesas,r9a09g057-icu", "", "49 2")]
    [InlineData("renesas,r9a09g077-icu", "interrupts = <0 0 1>;", "1 1")]
    [InlineData("ti,pruss-intc", "interrupts = <0 20 4>; interrupt-names = \"host_intr0\";", "24 1 1")]
    [InlineData("ti,pruss-intc", "interrupts = <0 20 4>; interrupt-names = \"host_intr0\";", "24 1 10")]
    [InlineData("ti,pruss-intc", "interrupts = <0 20 4>; interrupt-names = \"host_intr0\";", "24 1 3")]
    [InlineData("actions,s700-sirq", "interrupts = <0 13 4>, <0 14 4>, <0 15 4>;", "3 4")]
    [InlineData("amlogic,meson-sm1-gpio-intc", "amlogic,channel-interrupts = <64 65 66 67 68 69 70 71>;", "100 8")]
    [InlineData("allwinner,sun6i-a31-r-intc", "interrupts = <0 32 4>;", "1 8")]
    [InlineData("st,stm32mp1-exti", "interrupts-extended = <&gic 0 6 4>;", "1 4")]
    public void An_input_that_a_front_end_lacks_has_no_number(string compatible, string properties, string cells) =>
        Assert.Equal("none", Specimen.WithGic($$"""
            ic: ic { compatible = "{{compatible}}"; interrupt-controller; #interrupt-cells = <{{cells.Split(' ').Length}}>; {{properties}} };
            d { interrupt-parent = <&ic>; interrupts = <{{cells}}>; };
            """).Irq("/d"));

    [Theory]
    [InlineData("fsl,imx8mq-gpc")]
    [InlineData("nvidia,tegra30-ictlr")]
    [InlineData("ti,omap4-wugen-mpu")]
    [InlineData("mediatek,mt6577-sysirq")]
    [InlineData("mediatek,mtk-cirq")]
    [InlineData("mstar,mst-intc")]
    [InlineData("socionext,synquacer-exiu")]
    [InlineData("allwinner,sun50i-h6-r-intc")]
    [InlineData("ti,irq-crossbar")]
    public void No_front_end_hands_a_private_interrupt_on(string compatible)
    {
        Sel4Board board = Specimen.WithGic($$"""
            ic: ic { compatible = "{{compatible}}"; interrupt-controller; #interrupt-cells = <3>; ti,max-irqs = <160>; mstar,irqs-map-range = <0 99>; };
            d { interrupt-parent = <&ic>; interrupts = <1 9 4>; };
            """);
        Assert.Equal("none", board.Irq("/d"));
        Assert.Equal("BRD2117", board.At("/d").Interrupts[0].FailedBy?.Id);
    }

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
    [InlineData("renesas,r9a09g057-icu", "interrupts = <0 0 4>, <0 1 4>, <0 2 4>;", "2 8", "34 level")]
    [InlineData("renesas,r9a09g077-icu", "interrupts = <0 0 1>, <0 1 1>, <0 2 1>, <0 3 1>, <0 4 1>, <0 5 1>, <0 6 1>, <0 7 1>, <0 8 1>, <0 9 1>, <0 10 1>, <0 11 1>, <0 12 1>, <0 13 1>, <0 14 1>, <0 15 1>, <0 16 1>, <0 17 1>;", "17 8", "49 level")]
    [InlineData("renesas,r9a09g077-icu", "interrupts = <0 0 1>, <0 1 1>, <0 2 1>, <0 3 1>, <0 4 1>, <0 5 1>, <0 6 1>, <0 7 1>, <0 8 1>, <0 9 1>, <0 10 1>, <0 11 1>, <0 12 1>, <0 13 1>, <0 14 1>, <0 15 1>, <0 16 1>, <0 17 1>;", "17 2", "49 edge")]
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
    [InlineData("ti,pruss-intc", "interrupts = <0 20 4>, <0 21 4>, <0 22 4>; interrupt-names = \"host_intr0\", \"host_intr2\", \"host_intr3\";", "24 1 4", "53 level")]
    [InlineData("ti,icssg-intc", "interrupts = <0 88 4>, <0 89 4>;", "25 1 3", "121 level")]
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
        Sel4Board board = Specimen.WithGic($$"""
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

    // On Exynos, the banks have no line: the pin controller has one, and its part for wake-up pins has another.
    [Theory]
    [InlineData("interrupts = <0 46 4>;", "interrupts = <0 32 4>;", "none of 78 64")]
    [InlineData("", "interrupts = <0 32 4>;", "64 level of ")]
    [InlineData("interrupts = <0 46 4>;", "", "78 level of ")]
    public void A_bank_without_a_line_shares_those_of_its_pin_controller(string own, string wakeUp, string lines)
    {
        var pin = Specimen.WithGic($$"""
            pinctrl { compatible = "acme,pinctrl"; {{own}}
                gpx2: gpx2 { gpio-controller; #gpio-cells = <2>; interrupt-controller; #interrupt-cells = <2>; };
                wakeup-interrupt-controller { compatible = "acme,wakeup"; {{wakeUp}} }; };
            d { interrupt-parent = <&gpx2>; interrupts = <5 8>; };
            """).At("/d").Interrupts.Single();
        Assert.Equal((lines, InterruptKind.Cascaded), ($"{Specimen.Text(pin)} of {string.Join(" ", pin.Candidates)}", pin.Kind));
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

    [Fact]
    public void A_pin_of_an_RZ_chip_is_assigned_a_slot_at_run_time()
    {
        string entries = string.Join(", ", Enumerable.Range(0, 49).Select(static input => FormattableString.Invariant($"<0 {input} 4>")));
        var pin = Specimen.WithGic($$"""
            icu: icu { compatible = "renesas,r9a09g057-icu"; interrupt-controller; #interrupt-cells = <2>; interrupts = {{entries}}; };
            pins: pins { compatible = "renesas,r9a09g057-pinctrl"; gpio-controller; interrupt-controller; #interrupt-cells = <2>; interrupt-parent = <&icu>; };
            d { interrupt-parent = <&pins>; interrupts = <10 2>; };
            """).At("/d").Interrupts.Single();
        Assert.Equal((InterruptKind.Dynamic, 32, 49u, 80u), (pin.Kind, pin.Candidates.Length, pin.Candidates[0], pin.Candidates[^1]));
    }

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
        Assert.Equal("gic", interrupt.Via[^1].Labels[0]);
        string run = interrupt.Candidates.IsEmpty ? "" : $"{interrupt.Candidates[0]}..{interrupt.Candidates[^1]}";
        Assert.Equal((InterruptKind.Dynamic, null, candidates), (interrupt.Kind, interrupt.Number, $"{run} x{interrupt.Candidates.Length} {interrupt.Trigger?.ToString().ToLowerInvariant()}"));
    }

    // The family that seL4 must drive: the controllers of a PC by their names, another controller by its rule, and none for a node that is not a controller.
    [Theory]
    [InlineData("compatible = \"acme,io\", \"intel,ce4100-ioapic\"; interrupt-controller; #interrupt-cells = <2>;", ControllerFamily.IoApic)]
    [InlineData("compatible = \"acme,io\", \"intel,ce4100-ioapic\";", ControllerFamily.IoApic)]
    [InlineData("compatible = \"intel,ce4100-lapic\";", ControllerFamily.LocalApic)]
    [InlineData("compatible = \"arm,gic-400\";", ControllerFamily.None)]
    [InlineData("compatible = \"acme,ic\"; interrupt-controller; #interrupt-cells = <2>;", ControllerFamily.Other)]
    [InlineData("compatible = \"acme,d\";", ControllerFamily.None)]
    public void A_controller_is_of_a_family_that_a_kernel_drives(string content, ControllerFamily family) =>
        Assert.Equal(family, Specimen.Resolve($"d {{ {content} }};").At("/d").Controller);
}
