using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware;

namespace Boards.Microkit.Planning.Devices;

/// <summary>Devices that read and write memory on their own.</summary>
internal static class BusMaster
{
    // Families whose drivers set up DMA, by what their nodes are called (Devicetree Specification, 2.2.2).
    private static readonly HashSet<string> Families = new(StringComparer.Ordinal)
    {
        "ethernet", "usb", "mmc", "sd", "sdhci", "sdmmc", "emmc", "gpu", "vpu", "npu", "pcie", "pci", "sata", "crypto", "dma-controller",
        "video-codec", "video-decoder", "jpegdec", "jpegenc", "isp", "display-controller", "lcd-controller", "ufs", "ufshc", "nvme",
    };

    // The same families in compatible strings: "brcm,bcm2711-emmc2", "cdns,gem".
    private static readonly HashSet<string> Controllers = new(StringComparer.Ordinal)
    {
        "mmc", "emmc", "sdmmc", "sdhci", "sdhc", "esdhc", "usdhc", "mshc", "dwmmc", "eth", "ethernet", "gem", "macb", "emac", "gmac", "dwmac", "genet", "fec", "enetc",
        "xhci", "ehci", "ohci", "uhci", "dwc", "musb", "hsotg", "ahci", "sata", "ufs", "ufshc", "nvme", "gpu",
    };

    // What belongs to such a controller and moves nothing itself.
    private static readonly HashSet<string> Companions = new(StringComparer.Ordinal)
    {
        "phy", "clk", "clock", "reset", "rst", "mdio", "gpio", "pinctrl", "syscon", "misc", "glue", "pwrseq", "pmu", "opp", "timer",
    };

    private static readonly char[] Digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

    private static readonly char[] Separators = ['-', '_', '.'];

    /// <summary>Whether a device is known to read and write memory on its own.</summary>
    public static bool Is(Device device)
    {
        Node node = device.Node;
        bool isTransport = device.IsCompatible("virtio,mmio");
        return device.Role == DeviceRole.Device && device.Regions.Any(static r => r.IsMemoryMapped)
            && (isTransport || Families.Contains(node.BaseName) || device.Compatible.Any(IsController) || HasOwnBus(node)
                || IsEngine(node) || node.Find("iommus") is not null || node.Find("dma-coherent") is not null);
    }

    private static bool IsController(string compatible)
    {
        string[] words = [.. compatible.Substring(compatible.IndexOf(',') + 1).Split(Separators).Select(static word => word.TrimEnd(Digits))];
        return words.Any(Controllers.Contains) && !words.Any(Companions.Contains);
    }

    // A bus for one device that states how far DMA reaches is there for the DMA of that device.
    private static bool HasOwnBus(Node node) =>
        node.Parent is { } bus && bus.Find("dma-ranges") is { Length: > 0 } && bus.Children.Count(static child => child.Find("reg") is not null) == 1;

    // A router forwards requests to engines and moves nothing itself (dma-router.yaml).
    private static bool IsEngine(Node node) => node.Find("#dma-cells") is not null && node.Find("dma-masters") is null;
}
