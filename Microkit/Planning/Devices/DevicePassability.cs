using System;
using System.Linq;
using Boards.Hardware;

namespace Boards.Microkit.Planning.Devices;

/// <summary>Whether a device can be passed to a guest or a program.</summary>
internal static class DevicePassability
{
    /// <summary>Whether it can be passed.</summary>
    public static bool IsPassable(this Device device) => device.ReasonAgainst() is null;

    /// <summary>Why it cannot be passed; null if it can.</summary>
    public static string? ReasonAgainst(this Device device) => device.Role switch
    {
        DeviceRole.Memory => "system memory",
        DeviceRole.Cpu => "a CPU",
        DeviceRole.InterruptController => "the kernel's interrupt controller",
        DeviceRole.Timer => "the kernel's timer",
        _ when device.IsPerformanceMonitor() => "a core's performance monitor",
        _ => null,
    };

    /// <summary>
    /// Whether it restricts the DMA of the whole system (such as Arm's SMMUs). The unit of a single device, as on
    /// Rockchip's SoCs, is passed with the device.
    /// </summary>
    public static bool IsSystemIommu(this Device device) =>
        device.Node.Find("#iommu-cells") is not null && device.Compatible.Any(static c =>
            c.IndexOf("smmu", StringComparison.Ordinal) >= 0 || c.StartsWith("arm,mmu-", StringComparison.Ordinal) || c is "riscv,iommu" or "riscv,pci-iommu")
        && !device.Compatible.Any(static c => c.IndexOf("adreno", StringComparison.Ordinal) >= 0);

    /// <summary>Whether it is a core's performance monitoring unit (arm/pmu.yaml).</summary>
    public static bool IsPerformanceMonitor(this Device device) =>
        device.Compatible.Any(static c => c.IndexOf("-pmu", StringComparison.Ordinal) > 0
            && (c.StartsWith("arm,", StringComparison.Ordinal) || c.StartsWith("riscv,", StringComparison.Ordinal)))
        && !device.Regions.Any(static r => r.IsMemoryMapped);
}
