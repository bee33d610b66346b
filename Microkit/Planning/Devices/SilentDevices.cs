using System;
using System.Collections.Generic;
using Boards.Hardware;

namespace Boards.Microkit.Planning.Devices;

/// <summary>Devices that drivers use without waiting for their interrupts.</summary>
internal static class SilentDevices
{
    // A driver that gets its clock or its pins from a provider works without the interrupts of the provider.
    private static readonly HashSet<string> Uses = new(StringComparer.Ordinal)
    {
        "clocks", "assigned-clocks", "assigned-clock-parents", "resets", "power-domains", "gpios", "gpio", "gpio-ranges", "nvmem-cells", "nvmem",
        "hwlocks", "pwms", "interconnects", "interrupts", "interrupt-map", "syscon", "regmap", "sram", "memory-controllers", "mux-controls", "mux-states",
    };

    /// <summary>
    /// Whether drivers of guests use the registers of a device and do not request its interrupts: a system controller, a clock
    /// controller, a controller of interrupts or power domains.
    /// </summary>
    public static bool IsSilent(this Device device) =>
        device.IsCompatible("syscon") || device.IsCompatible("simple-mfd") || device.IsCompatible("generic-uio")
        || device.Node.BaseName is "clock-controller" or "ccm" or "gpc" or "irqsteer"
        || (device.Node.Find("#clock-cells") is not null && device.Node.BaseName is "clock" or "clk")
        || (device.Node.Find("interrupt-controller") is not null && device.Node.Find("gpio-controller") is null && device.Node.Find("#gpio-cells") is null);

    /// <summary>
    /// Whether a device that another one needs serves that one without its interrupts: a clock, a pin, a regulator. The interrupt
    /// of a device on a GPIO controller is delivered as that of the device.
    /// </summary>
    public static bool IsSilentFor(this Device device, Requirement requirement) =>
        device.IsSilent() || device.Node.Find("gpio-controller") is not null || device.Node.Find("#gpio-cells") is not null
        || requirement.Reason is { } reason && (reason.IsProbable || IsSilent(reason.Property));

    private static bool IsSilent(string property) => Uses.Contains(property)
        || property.StartsWith("pinctrl-", StringComparison.Ordinal) || property.EndsWith("-supply", StringComparison.Ordinal)
        || property.EndsWith("-gpio", StringComparison.Ordinal) || property.EndsWith("-gpios", StringComparison.Ordinal);
}
