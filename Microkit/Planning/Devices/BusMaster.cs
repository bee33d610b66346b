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

    /// <summary>Whether a device is known to read and write memory on its own.</summary>
    public static bool Is(Device device)
    {
        Node node = device.Node;
        bool isTransport = device.IsCompatible("virtio,mmio");
        return device.Role == DeviceRole.Device && device.Regions.Any(static r => r.IsMemoryMapped)
            && (isTransport || Families.Contains(node.BaseName) || IsEngine(node) || node.Find("iommus") is not null || node.Find("dma-coherent") is not null);
    }

    // A router forwards requests to engines and moves nothing itself (dma-router.yaml).
    private static bool IsEngine(Node node) => node.Find("#dma-cells") is not null && node.Find("dma-masters") is null;
}
