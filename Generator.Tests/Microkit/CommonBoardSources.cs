namespace Boards.Tests.Microkit;

/// <summary>
/// Boards that VMMs are written for, as far as a guest with a UART and a disk sees them: with the addresses, interrupts
/// and suppliers of the real boards, in our own words.
/// </summary>
internal static class CommonBoardSources
{
    /// <summary>i.MX 8M Mini: GICv3 with two entries; clocks and pins are plain devices.</summary>
    public const string Imx8mm = """
        /dts-v1/;
        / {
            compatible = "fsl,imx8mm-evk", "fsl,imx8mm"; interrupt-parent = <&gic>; #address-cells = <2>; #size-cells = <2>;
            memory@40000000 { device_type = "memory"; reg = <0 0x40000000 0 0x80000000>; };
            timer { compatible = "arm,armv8-timer"; interrupts = <1 13 8>, <1 14 8>, <1 11 8>, <1 10 8>; };
            osc: clock-osc { compatible = "fixed-clock"; #clock-cells = <0>; clock-frequency = <24000000>; };
            soc {
                compatible = "fsl,imx8mm-soc", "simple-bus"; #address-cells = <1>; #size-cells = <1>;
                ranges = <0 0 0 0x3e000000>; dma-ranges = <0x40000000 0 0x40000000 0xc0000000>;
                bus@30000000 {
                    compatible = "fsl,aips-bus", "simple-bus"; reg = <0x30000000 0x400000>; #address-cells = <1>; #size-cells = <1>; ranges;
                    pins: pinctrl@30330000 { compatible = "fsl,imx8mm-iomuxc"; reg = <0x30330000 0x10000>;
                        uart_pins: uart2grp { fsl,pins = <0>; }; disk_pins: usdhc3grp { fsl,pins = <0>; }; };
                    clk: clock-controller@30380000 { compatible = "fsl,imx8mm-ccm"; reg = <0x30380000 0x10000>; #clock-cells = <1>; clocks = <&osc>; };
                };
                bus@30800000 {
                    compatible = "fsl,aips-bus", "simple-bus"; reg = <0x30800000 0x400000>; #address-cells = <1>; #size-cells = <1>; ranges;
                    uart: serial@30890000 { compatible = "fsl,imx8mm-uart", "fsl,imx6q-uart"; reg = <0x30890000 0x10000>; interrupts = <0 27 4>;
                        clocks = <&clk 189>, <&clk 189>; clock-names = "ipg", "per"; pinctrl-names = "default"; pinctrl-0 = <&uart_pins>; };
                    disk: mmc@30b60000 { compatible = "fsl,imx8mm-usdhc", "fsl,imx7d-usdhc"; reg = <0x30b60000 0x10000>; interrupts = <0 24 4>;
                        clocks = <&clk 95>, <&clk 83>, <&clk 196>; clock-names = "ipg", "ahb", "per"; pinctrl-names = "default"; pinctrl-0 = <&disk_pins>; };
                };
                gic: interrupt-controller@38800000 { compatible = "arm,gic-v3"; reg = <0x38800000 0x10000>, <0x38880000 0xc0000>;
                    #interrupt-cells = <3>; interrupt-controller; interrupts = <1 9 4>; };
            };
        };
        """;

    /// <summary>MaaXBoard: an i.MX 8M, whose GICv3 also has the old interfaces. A guest needs none of them.</summary>
    public const string MaaxBoard = """
        /dts-v1/;
        / {
            compatible = "avnet/embest,maaxboard", "fsl,imx8mq"; interrupt-parent = <&gic>; #address-cells = <2>; #size-cells = <2>;
            memory@40000000 { device_type = "memory"; reg = <0 0x40000000 0 0x80000000>; };
            timer { compatible = "arm,armv8-timer"; interrupts = <1 13 8>, <1 14 8>, <1 11 8>, <1 10 8>; };
            soc {
                compatible = "fsl,imx8mq-soc", "simple-bus"; #address-cells = <1>; #size-cells = <1>;
                ranges = <0 0 0 0x3e000000>; dma-ranges = <0x40000000 0 0x40000000 0xc0000000>;
                bus@30000000 {
                    compatible = "fsl,aips-bus", "simple-bus"; reg = <0x30000000 0x400000>; #address-cells = <1>; #size-cells = <1>; ranges;
                    pins: pinctrl@30330000 { compatible = "fsl,imx8mq-iomuxc"; reg = <0x30330000 0x10000>;
                        uart_pins: uart1grp { fsl,pins = <0>; }; disk_pins: usdhc1grp { fsl,pins = <0>; }; };
                    clk: clock-controller@30380000 { compatible = "fsl,imx8mq-ccm"; reg = <0x30380000 0x10000>; #clock-cells = <1>; };
                };
                bus@30800000 {
                    compatible = "fsl,aips-bus", "simple-bus"; reg = <0x30800000 0x400000>; #address-cells = <1>; #size-cells = <1>; ranges;
                    uart: serial@30860000 { compatible = "fsl,imx8mq-uart", "fsl,imx6q-uart"; reg = <0x30860000 0x10000>; interrupts = <0 26 4>;
                        clocks = <&clk 1>; pinctrl-names = "default"; pinctrl-0 = <&uart_pins>; };
                    disk: mmc@30b40000 { compatible = "fsl,imx8mq-usdhc", "fsl,imx7d-usdhc"; reg = <0x30b40000 0x10000>; interrupts = <0 22 4>;
                        clocks = <&clk 2>; pinctrl-names = "default"; pinctrl-0 = <&disk_pins>; };
                };
                gic: interrupt-controller@38800000 { compatible = "arm,gic-v3"; #interrupt-cells = <3>; interrupt-controller; interrupts = <1 9 4>;
                    reg = <0x38800000 0x10000>, <0x38880000 0xc0000>, <0x31000000 0x2000>, <0x31010000 0x2000>, <0x31020000 0x2000>; };
            };
        };
        """;

    /// <summary>ZCU102: GIC-400 with interfaces of 64 KiB; clocks, pins and power belong to the firmware; an SMMU is before the disk.</summary>
    public const string Zcu102 = """
        /dts-v1/;
        / {
            compatible = "xlnx,zynqmp-zcu102-rev1.0", "xlnx,zynqmp-zcu102", "xlnx,zynqmp"; #address-cells = <2>; #size-cells = <2>;
            memory@0 { device_type = "memory"; reg = <0 0 0 0x80000000>, <8 0 0 0x80000000>; };
            timer { compatible = "arm,armv8-timer"; interrupt-parent = <&gic>; interrupts = <1 13 0xf08>, <1 14 0xf08>, <1 11 0xf08>, <1 10 0xf08>; };
            firmware {
                power: zynqmp-firmware { compatible = "xlnx,zynqmp-firmware"; method = "smc"; #power-domain-cells = <1>;
                    clk: clock-controller { compatible = "xlnx,zynqmp-clk"; #clock-cells = <1>; };
                    pinctrl { compatible = "xlnx,zynqmp-pinctrl"; uart_pins: uart0-default { }; }; };
            };
            axi {
                compatible = "simple-bus"; #address-cells = <2>; #size-cells = <2>; ranges;
                gic: interrupt-controller@f9010000 { compatible = "arm,gic-400"; #interrupt-cells = <3>; interrupt-controller; interrupt-parent = <&gic>; interrupts = <1 9 0xf04>;
                    reg = <0 0xf9010000 0 0x10000>, <0 0xf9020000 0 0x20000>, <0 0xf9040000 0 0x20000>, <0 0xf9060000 0 0x20000>; };
                smmu: iommu@fd800000 { compatible = "arm,mmu-500"; reg = <0 0xfd800000 0 0x20000>; #iommu-cells = <1>; #global-interrupts = <1>;
                    interrupt-parent = <&gic>; interrupts = <0 155 4>; };
                uart: serial@ff000000 { compatible = "xlnx,zynqmp-uart", "cdns,uart-r1p12"; reg = <0 0xff000000 0 0x1000>; interrupt-parent = <&gic>; interrupts = <0 21 4>;
                    clocks = <&clk 56>, <&clk 31>; power-domains = <&power 33>; pinctrl-names = "default"; pinctrl-0 = <&uart_pins>; };
                disk: mmc@ff170000 { compatible = "xlnx,zynqmp-8.9a", "arasan,sdhci-8.9a"; reg = <0 0xff170000 0 0x1000>; interrupt-parent = <&gic>; interrupts = <0 49 4>;
                    clocks = <&clk 55>, <&clk 31>; power-domains = <&power 40>; iommus = <&smmu 0x871>; };
            };
        };
        """;

    /// <summary>Raspberry Pi 4: bus addresses differ from CPU addresses, DMA reaches the first GiB, UARTs share a page.</summary>
    public const string RaspberryPi4 = """
        /dts-v1/;
        / {
            compatible = "raspberrypi,4-model-b", "brcm,bcm2711"; interrupt-parent = <&gic>; #address-cells = <2>; #size-cells = <1>;
            memory@0 { device_type = "memory"; reg = <0 0 0x3b400000>, <0 0x40000000 0xbc000000>; };
            timer { compatible = "arm,armv8-timer"; interrupts = <1 13 0xf08>, <1 14 0xf08>, <1 11 0xf08>, <1 10 0xf08>; };
            osc: clk-osc { compatible = "fixed-clock"; #clock-cells = <0>; clock-frequency = <54000000>; };
            soc {
                compatible = "simple-bus"; #address-cells = <1>; #size-cells = <1>;
                ranges = <0x7e000000 0 0xfe000000 0x1800000>, <0x7c000000 0 0xfc000000 0x2000000>, <0x40000000 0 0xff800000 0x800000>;
                dma-ranges = <0xc0000000 0 0 0x40000000>;
                clk: cprman@7e101000 { compatible = "brcm,bcm2711-cprman"; reg = <0x7e101000 0x2000>; #clock-cells = <1>; clocks = <&osc>; };
                pins: gpio@7e200000 { compatible = "brcm,bcm2711-gpio"; reg = <0x7e200000 0xb4>; interrupts = <0 113 4>, <0 114 4>; gpio-controller; #gpio-cells = <2>;
                    interrupt-controller; #interrupt-cells = <2>; uart_pins: uart0-gpio14 { brcm,pins = <14 15>; }; };
                uart: serial@7e201000 { compatible = "arm,pl011", "arm,primecell"; reg = <0x7e201000 0x200>; interrupts = <0 121 4>; clocks = <&clk 19>, <&clk 20>;
                    pinctrl-names = "default"; pinctrl-0 = <&uart_pins>; };
                serial@7e201400 { compatible = "arm,pl011", "arm,primecell"; reg = <0x7e201400 0x200>; interrupts = <0 121 4>; clocks = <&clk 19>, <&clk 20>; status = "disabled"; };
                disk: mmc@7e340000 { compatible = "brcm,bcm2711-emmc2"; reg = <0x7e340000 0x100>; interrupts = <0 126 4>; clocks = <&clk 51>; };
                local_intc: interrupt-controller@40000000 { compatible = "brcm,bcm2836-l1-intc"; reg = <0x40000000 0x100>; interrupt-controller; #interrupt-cells = <2>; };
                gic: interrupt-controller@40041000 { compatible = "arm,gic-400"; interrupt-controller; #interrupt-cells = <3>; interrupts = <1 9 0xf04>;
                    reg = <0x40041000 0x1000>, <0x40042000 0x2000>, <0x40044000 0x2000>, <0x40046000 0x2000>; };
            };
        };
        """;

    /// <summary>RockPro64: four interrupt cells, pins in a system controller, registers smaller than a page but alone in their page.</summary>
    public const string RockPro64 = """
        /dts-v1/;
        / {
            compatible = "pine64,rockpro64", "rockchip,rk3399"; interrupt-parent = <&gic>; #address-cells = <2>; #size-cells = <2>;
            memory@200000 { device_type = "memory"; reg = <0 0x200000 0 0xf7e00000>; };
            timer { compatible = "arm,armv8-timer"; interrupts = <1 13 8 0>, <1 14 8 0>, <1 11 8 0>, <1 10 8 0>; };
            osc: xin24m { compatible = "fixed-clock"; #clock-cells = <0>; clock-frequency = <24000000>; };
            disk: mmc@fe320000 { compatible = "rockchip,rk3399-dw-mshc", "rockchip,rk3288-dw-mshc"; reg = <0 0xfe320000 0 0x4000>; interrupts = <0 65 4 0>;
                clocks = <&clk 462>, <&clk 76>; clock-names = "biu", "ciu"; resets = <&clk 122>; reset-names = "reset"; };
            gic: interrupt-controller@fee00000 { compatible = "arm,gic-v3"; #interrupt-cells = <4>; interrupt-controller; interrupts = <1 9 4 0>;
                reg = <0 0xfee00000 0 0x10000>, <0 0xfef00000 0 0xc0000>, <0 0xfff00000 0 0x10000>, <0 0xfff10000 0 0x10000>, <0 0xfff20000 0 0x10000>; };
            uart: serial@ff1a0000 { compatible = "rockchip,rk3399-uart", "snps,dw-apb-uart"; reg = <0 0xff1a0000 0 0x100>; interrupts = <0 100 4 0>;
                clocks = <&clk 83>, <&clk 354>; clock-names = "baudclk", "apb_pclk"; pinctrl-names = "default"; pinctrl-0 = <&uart_pins>; };
            clk: clock-controller@ff760000 { compatible = "rockchip,rk3399-cru"; reg = <0 0xff760000 0 0x1000>; clocks = <&osc>; rockchip,grf = <&grf>;
                #clock-cells = <1>; #reset-cells = <1>; };
            grf: syscon@ff770000 { compatible = "rockchip,rk3399-grf", "syscon", "simple-mfd"; reg = <0 0xff770000 0 0x10000>; };
            pinctrl { compatible = "rockchip,rk3399-pinctrl"; rockchip,grf = <&grf>; #address-cells = <2>; #size-cells = <2>; ranges;
                bank: gpio@ff720000 { compatible = "rockchip,gpio-bank"; reg = <0 0xff720000 0 0x100>; interrupts = <0 14 4 0>; clocks = <&clk 23>; gpio-controller; #gpio-cells = <2>;
                    interrupt-controller; #interrupt-cells = <2>; };
                uart2c { uart_pins: uart2c-xfer { rockchip,pins = <4 19 1>, <4 20 1>; }; };
            };
        };
        """;
}
