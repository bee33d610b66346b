using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware;

namespace Boards.Microkit.Planning.Devices;

/// <summary>Devices that read and write memory on their own.</summary>
internal static class BusMaster
{
    // Words in the compatible strings of controllers whose drivers set up DMA in Linux, such as "gem" in "cdns,zynqmp-gem".
    private static readonly HashSet<string> Controllers = new(
        ("mmc mmcif emmc sdmmc sdhci sdhc esdhc usdhc mshc dwmmc hsmmc hsmci msdc sdhi sdhost dwcmshc sdio sd sd4hc "
        + "eth ether ethernet gether gbeth etheravb etha ethqos gem macb emac gmac dwmac amac ftgmac mac memac genet fec enetc enet gbe cpsw neta pp2 ave rhine "
        + "usb xhci ehci ohci uhci dwc musb hsotg otg fsotg fotg hdrc udc xusb xudc usbhs usbss mtu3 chipidea usb2 isp1761 "
        + "ahci sata ufs ufshc nvme pcie pci ftpci "
        + "gpu mali gc imageon adreno powervr v3d gk20a gm20b gp10b gv11b "
        + "vpu vdec venc vde video coda hantro jpeg jpegdec jpegenc jpgdec jpgenc jpu isp rga npu ipu "
        + "dpu vop ltdc lcdif hlcdc lcdc fimd decon mixer tve gcu pl110 pl111 "
        + "crypto cryp sec caam hace dcp sahara scc spum safexcel ree cesa aes sha tdes sa2ul sa3ul "
        + "dma edma edma3 qdma udma pdma vdma xor pl080 pl081 pl330").Split(' '), StringComparer.Ordinal);

    // Words of devices that belong to such a controller but do not transfer data themselves.
    private static readonly HashSet<string> Companions = new(
        ("phy usbphy hsphy ssphy femtophy xceiv padctl clk clks clock cmu top reset rst mdio gpio pinctrl syscon misc usbmisc glue scfg subctrl pwrseq regulator "
        + "pmu opp timer hub connector codec hdmi tcon noc anoc smmu iommu cache crossbar router blk module ecc rng eip76 rtic mon mirror wed cluster i2c "
        + "vexpress subsystem").Split(' '), StringComparer.Ordinal);

    private static readonly char[] Digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

    private static readonly char[] Separators = ['-', '_', '.'];

    /// <summary>Whether a device is known to read and write memory on its own.</summary>
    public static bool Is(Device device)
    {
        Node node = device.Node;
        return device.Role == DeviceRole.Device && device.Regions.Any(static r => r.IsMemoryMapped)
            && (device.IsCompatible("virtio,mmio") || IsController(device) || HasOwnBus(node) || IsEngine(node)
                || node.Find("iommus") is not null || node.Find("dma-coherent") is not null);
    }

    // A node that others use as a PHY or for its registers is not the controller.
    private static bool IsController(Device device) =>
        device.Node.Find("#phy-cells") is null && !device.IsCompatible("syscon") && device.Compatible.Any(IsController);

    private static bool IsController(string compatible)
    {
        string[] words = compatible.Substring(compatible.IndexOf(',') + 1).Split(Separators);
        return words.Any(Among(Controllers)) && !words.Any(Among(Companions));
    }

    // A number at the end counts instances or versions, unless the word is listed with it.
    private static Func<string, bool> Among(HashSet<string> known) => word => known.Contains(word) || known.Contains(word.TrimEnd(Digits));

    // A bus for a single device that limits the reach of DMA is there for the DMA of that device.
    private static bool HasOwnBus(Node node) =>
        node.Parent is { } bus && bus.Find("dma-ranges") is { Length: > 0 } && bus.Children.Count(static child => child.Find("reg") is not null) == 1;

    // A router forwards requests to engines and does not transfer data itself (dma-router.yaml).
    private static bool IsEngine(Node node) => node.Find("#dma-cells") is not null && node.Find("dma-masters") is null;
}
