namespace Boards.Tests.Microkit;

/// <summary>Boards reduced to what the tests use. Addresses and interrupts are those of the real boards.</summary>
internal static class Specimens
{
    /// <summary>The Odroid-C4 as the passthrough guide shows it: decompiled, so without labels, and with phandles as numbers.</summary>
    public const string OdroidC4 = """
        /dts-v1/;
        /memreserve/ 0x0000000000000000 0x0000000001000000;
        / {
            compatible = "hardkernel,odroid-c4", "amlogic,sm1";
            interrupt-parent = <0x01>;
            #address-cells = <0x02>;
            #size-cells = <0x02>;

            aliases { ethernet0 = "/soc/ethernet@ff3f0000"; serial0 = "/soc/bus@ff800000/serial@3000"; };
            memory@0 { device_type = "memory"; reg = <0x00 0x00 0x00 0x40000000>; };
            reserved-memory {
                #address-cells = <0x02>;
                #size-cells = <0x02>;
                ranges;
                secmon@5000000 { reg = <0x00 0x5000000 0x00 0x300000>; no-map; };
            };
            timer {
                compatible = "arm,armv8-timer";
                interrupts = <0x01 0x0d 0xff08 0x01 0x0e 0xff08 0x01 0x0b 0xff08 0x01 0x0a 0xff08>;
            };
            cpus {
                #address-cells = <0x02>;
                #size-cells = <0x00>;
                cpu@0 { device_type = "cpu"; compatible = "arm,cortex-a55"; reg = <0x00 0x00>; };
            };
            soc {
                compatible = "simple-bus";
                #address-cells = <0x02>;
                #size-cells = <0x02>;
                ranges;

                pcie@fc000000 {
                    compatible = "amlogic,g12a-pcie";
                    reg = <0x00 0xfc000000 0x00 0x400000>;
                    interrupts = <0x00 0xdd 0x04>;
                    status = "disabled";
                };
                ethernet@ff3f0000 {
                    compatible = "amlogic,meson-g12a-dwmac\0snps,dwmac-3.70a\0snps,dwmac";
                    reg = <0x00 0xff3f0000 0x00 0x10000 0x00 0xff634540 0x00 0x08>;
                    interrupts = <0x00 0x08 0x04>;
                    interrupt-names = "macirq";
                    status = "okay";
                    phy-handle = <0x09>;
                    mdio { #address-cells = <0x01>; #size-cells = <0x00>; compatible = "snps,dwmac-mdio"; };
                };
                bus@ff600000 {
                    compatible = "simple-bus";
                    reg = <0x00 0xff600000 0x00 0x200000>;
                    #address-cells = <0x02>;
                    #size-cells = <0x02>;
                    ranges = <0x00 0x00 0x00 0xff600000 0x00 0x200000>;

                    bus@34400 {
                        compatible = "simple-bus";
                        reg = <0x00 0x34400 0x00 0x400>;
                        #address-cells = <0x02>;
                        #size-cells = <0x02>;
                        ranges = <0x00 0x00 0x00 0x34400 0x00 0x400>;
                    };
                    temperature-sensor@34800 {
                        compatible = "amlogic,g12a-cpu-thermal";
                        reg = <0x00 0x34800 0x00 0x50>;
                        interrupts = <0x00 0x23 0x01>;
                    };
                    temperature-sensor@34c00 {
                        compatible = "amlogic,g12a-ddr-thermal";
                        reg = <0x00 0x34c00 0x00 0x50>;
                        interrupts = <0x00 0x24 0x01>;
                    };
                    mdio-multiplexer@4c000 {
                        compatible = "amlogic,g12a-mdio-mux";
                        reg = <0x00 0x4c000 0x00 0xa4>;
                        #address-cells = <0x01>;
                        #size-cells = <0x00>;
                        mdio@0 {
                            reg = <0x00>;
                            #address-cells = <0x01>;
                            #size-cells = <0x00>;
                            ethernet-phy@0 {
                                reg = <0x00>;
                                interrupt-parent = <0x15>;
                                interrupts = <0x1a 0x08>;
                                phandle = <0x09>;
                            };
                        };
                    };
                };
                bus@ff800000 {
                    compatible = "simple-bus";
                    reg = <0x00 0xff800000 0x00 0x100000>;
                    #address-cells = <0x02>;
                    #size-cells = <0x02>;
                    ranges = <0x00 0x00 0x00 0xff800000 0x00 0x100000>;
                    serial@3000 {
                        compatible = "amlogic,meson-gx-uart";
                        reg = <0x00 0x3000 0x00 0x18>;
                        interrupts = <0x00 0xc1 0x01>;
                        status = "okay";
                    };
                    serial@4000 {
                        compatible = "amlogic,meson-gx-uart";
                        reg = <0x00 0x4000 0x00 0x18>;
                        interrupts = <0x00 0xc5 0x01>;
                        status = "disabled";
                    };
                };
                interrupt-controller@ffc01000 {
                    compatible = "arm,gic-400";
                    reg = <0x00 0xffc01000 0x00 0x1000 0x00 0xffc02000 0x00 0x2000 0x00 0xffc04000 0x00 0x2000 0x00 0xffc06000 0x00 0x2000>;
                    interrupt-controller;
                    interrupts = <0x01 0x09 0xff04>;
                    #interrupt-cells = <0x03>;
                    #address-cells = <0x00>;
                    phandle = <0x01>;
                };
                bus@ffd00000 {
                    compatible = "simple-bus";
                    reg = <0x00 0xffd00000 0x00 0x100000>;
                    #address-cells = <0x02>;
                    #size-cells = <0x02>;
                    ranges = <0x00 0x00 0x00 0xffd00000 0x00 0x100000>;
                    interrupt-controller@f080 {
                        compatible = "amlogic,meson-sm1-gpio-intc\0amlogic,meson-gpio-intc";
                        reg = <0x00 0xf080 0x00 0x10>;
                        interrupt-controller;
                        #interrupt-cells = <0x02>;
                        amlogic,channel-interrupts = <0x40 0x41 0x42 0x43 0x44 0x45 0x46 0x47>;
                        phandle = <0x15>;
                    };
                    watchdog@f0d0 { compatible = "amlogic,meson-gxbb-wdt"; reg = <0x00 0xf0d0 0x00 0x10>; };
                };
            };
        };
        """;

    /// <summary>QEMU's virt machine with a GICv2 and virtualization.</summary>
    public const string QemuVirt = """
        /dts-v1/;
        / {
            compatible = "linux,dummy-virt";
            interrupt-parent = <&gic>;
            #address-cells = <2>;
            #size-cells = <2>;

            aliases { serial0 = "/pl011@9000000"; };
            memory@40000000 { device_type = "memory"; reg = <0 0x40000000 0 0x80000000>; };
            timer { compatible = "arm,armv8-timer"; interrupts = <1 13 0x104>, <1 14 0x104>, <1 11 0x104>, <1 10 0x104>; };
            pmu { compatible = "arm,armv8-pmuv3"; interrupts = <1 7 0x104>; };
            psci { compatible = "arm,psci-1.0"; method = "smc"; };
            uart: pl011@9000000 { compatible = "arm,pl011", "arm,primecell"; reg = <0 0x9000000 0 0x1000>; interrupts = <0 1 4>; };
            rtc: pl031@9010000 { compatible = "arm,pl031", "arm,primecell"; reg = <0 0x9010000 0 0x1000>; interrupts = <0 2 4>; };
            gpio: pl061@9030000 { compatible = "arm,pl061", "arm,primecell"; reg = <0 0x9030000 0 0x1000>; interrupts = <0 7 4>; };
            blk0: virtio_mmio@a000000 { compatible = "virtio,mmio"; reg = <0 0xa000000 0 0x200>; interrupts = <0 16 1>; dma-coherent; };
            blk1: virtio_mmio@a000200 { compatible = "virtio,mmio"; reg = <0 0xa000200 0 0x200>; interrupts = <0 17 1>; dma-coherent; };
            blk8: virtio_mmio@a001000 { compatible = "virtio,mmio"; reg = <0 0xa001000 0 0x200>; interrupts = <0 24 1>; dma-coherent; };
            gic: intc@8000000 {
                compatible = "arm,cortex-a15-gic";
                reg = <0 0x8000000 0 0x10000>, <0 0x8010000 0 0x10000>, <0 0x8030000 0 0x10000>, <0 0x8040000 0 0x10000>;
                interrupts = <1 9 4>;
                interrupt-controller;
                #interrupt-cells = <3>;
                #address-cells = <2>;
                #size-cells = <2>;
                ranges;
            };
        };
        """;
}
