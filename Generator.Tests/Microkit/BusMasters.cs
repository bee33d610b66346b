using System;
using System.Linq;
using Boards.Microkit.Planning.Devices;
using Xunit;

namespace Boards.Tests.Microkit;

/// <summary>Which devices are known to use DMA, by their compatible strings and their properties, whatever their names are.</summary>
public sealed class BusMasters
{
    private static bool IsMaster(string compatible, string more = "", string name = "device") => BusMaster.Is(Declare.Board($$"""
        /dts-v1/;
        / {
            #address-cells = <1>; #size-cells = <1>;
            d: {{name}}@1000 { compatible = {{string.Join(", ", compatible.Split(' ').Select(static c => $"\"{c}\""))}}; reg = <0x1000 0x1000>; {{more}} };
        };
        """).Devices.Single(static d => d.Node.Labels.Contains("d")));

    [Theory]
    [InlineData("cdns,zynqmp-gem cdns,gem")]
    [InlineData("amlogic,meson-axg-dwmac snps,dwmac-3.70a snps,dwmac")]
    [InlineData("renesas,ether-r8a7791 renesas,rcar-gen2-ether")]
    [InlineData("marvell,armada-375-pp2")]
    [InlineData("fsl,imx6q-usb fsl,imx27-usb")]
    [InlineData("snps,dwc3")]
    [InlineData("mediatek,mt8183-mtu3 mediatek,mtu3")]
    [InlineData("ti,omap3-hsmmc")]
    [InlineData("brcm,bcm2835-sdhost")]
    [InlineData("socionext,uniphier-sd4hc cdns,sd4hc")]
    [InlineData("vivante,gc")]
    [InlineData("rockchip,rk3399-mali arm,mali-t860")]
    [InlineData("fsl,sec-v4.0")]
    [InlineData("ti,am654-sa2ul")]
    [InlineData("rockchip,rk3399-pcie")]
    [InlineData("pci-host-ecam-generic")]
    [InlineData("allwinner,sun7i-a20-video-engine")]
    [InlineData("st,stm32-ltdc")]
    [InlineData("marvell,orion-xor")]
    [InlineData("virtio,mmio")]
    [InlineData("acme,unknown", "iommus = <1>;")]
    [InlineData("acme,unknown", "dma-coherent;")]
    [InlineData("acme,engine", "#dma-cells = <1>;")]
    public void A_device_that_moves_data_itself_is_one(string compatible, string more = "") => Assert.True(IsMaster(compatible, more));

    [Theory]
    [InlineData("arm,pl011 arm,primecell", "serial")]
    [InlineData("smsc,lan9115", "ethernet")]                // its driver copies data
    [InlineData("davicom,dm9000", "ethernet")]
    [InlineData("arm,pl18x arm,primecell", "mmc")]          // uses a DMA engine, or its driver copies data
    [InlineData("fsl,vf610-usbmisc", "usb")]
    [InlineData("allwinner,sun4i-a10-tcon", "lcd-controller")]
    [InlineData("qcom,sc7180-gem-noc", "interconnect")]
    [InlineData("altr,socfpga-eth-mac-ecc", "ecc")]
    [InlineData("amlogic,meson-g12a-usb3-pcie-phy", "phy")]
    [InlineData("socionext,uniphier-pxs3-usb3-regulator", "regulator")]
    [InlineData("fsl,imx8mm-vpu-blk-ctrl syscon", "blk-ctrl")]
    [InlineData("mediatek,mt8183-ipu_core0 syscon", "syscon")]
    [InlineData("ti,dra7-dma-crossbar", "dma-router")]
    [InlineData("renesas,mtu2-r7s72100 renesas,mtu2", "timer")]
    public void A_device_that_does_not_is_none_whatever_its_name(string compatible, string name) => Assert.False(IsMaster(compatible, name: name));

    // A router forwards requests to engines (dma-router.yaml).
    [Fact]
    public void A_router_is_none() => Assert.False(IsMaster("acme,router", "#dma-cells = <1>; dma-masters = <&d>;"));

    [Fact]
    public void A_phy_is_none() => Assert.False(IsMaster("ti,omap-usb2", "#phy-cells = <0>;", "usb"));
}
