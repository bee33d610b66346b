using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Tree;

namespace Boards.Hardware.Dependencies;

/// <summary>The properties that refer to other nodes, by the common bindings.</summary>
internal static class ReferenceProperties
{
    private const DependencyKind Information = DependencyKind.Information;

    /// <summary>The table. Interrupts are not in it: their way is resolved, not read.</summary>
    public static ImmutableArray<ReferenceProperty> All { get; } =
    [
        new("clocks", "#clock-cells"), new("assigned-clocks", "#clock-cells"), new("assigned-clock-parents", "#clock-cells"),
        new("resets", "#reset-cells"),
        new("power-domains", "#power-domain-cells"),
        new("pinctrl-*", null),
        new("gpios", "#gpio-cells"), new("gpio", "#gpio-cells"), new("*-gpios", "#gpio-cells"), new("*-gpio", "#gpio-cells"),
        new("gpio-ranges", "#gpio-range-cells", 3),
        new("dmas", "#dma-cells"),
        new("phys", "#phy-cells"), new("usb-phy", null),
        new("phy-handle", null), new("phy", null), new("phy-device", null),
        new("mdio-parent-bus", null), new("i2c-parent", null), new("i2c-bus", null), new("ddc-i2c-bus", null),
        new("*-supply", null),
        new("iommus", "#iommu-cells", Kind: DependencyKind.Hypervisor, Follows: false),
        new("msi-parent", "#msi-cells", 0, Information, Follows: false),
        new("interconnects", "#interconnect-cells"),
        new("mboxes", "#mbox-cells"),
        new("memory-region", null, Kind: DependencyKind.Memory, Follows: false),
        new("nvmem-cells", "#nvmem-cell-cells", 0), new("nvmem", null),
        new("hwlocks", "#hwlock-cells"),
        new("io-channels", "#io-channel-cells"), new("io-backends", "#io-backend-cells"),
        new("pwms", "#pwm-cells"),
        new("mux-controls", "#mux-control-cells"),
        new("leds", null), new("backlight", null), new("panel", null), new("extcon", null), new("power-supplies", null),
        new("sound-dai", "#sound-dai-cells"),
        new("thermal-sensors", "#thermal-sensor-cells"),
        new("access-controllers", "#access-controller-cells", Kind: DependencyKind.Firmware),
        new("pses", "#pse-cells"),
        new("mmc-pwrseq", null, Kind: Information),
        new("syscon", null), new("regmap", null),
        new("secure-monitor", null, Kind: DependencyKind.Firmware, Follows: false),
        new("cooling-device", "#cooling-cells", null, Information, Follows: false),
        new("interrupt-affinity", null, Kind: Information, Follows: false), new("cpu", null, Kind: Information, Follows: false),
        new("cpus", null, Kind: Information, Follows: false), new("next-level-cache", null, Kind: Information, Follows: false),
        new("operating-points-v2", null, Kind: Information, Follows: false),
        new("cpu-idle-states", null, Kind: Information, Follows: false),
        new("wakeup-parent", null, Kind: Information, Follows: false),
        new("remote-endpoint", null, Kind: Information, Follows: false),
    ];

    private static readonly Dictionary<string, ReferenceProperty> Exact =
        All.Where(p => !p.Name.Contains("*")).ToDictionary(p => p.Name, StringComparer.Ordinal);

    /// <summary>The rule for a property of a node, or null where it refers to nothing.</summary>
    public static ReferenceProperty? Find(Node node, string property)
    {
        // A hog's gpios are those of the controller above it, without a phandle; *,nr-gpios is a number.
        if (property.EndsWith("gpios", StringComparison.Ordinal)
            && (node.Find("gpio-hog") is not null || property.EndsWith(",nr-gpios", StringComparison.Ordinal)))
            return null;
        if (Exact.TryGetValue(property, out ReferenceProperty? rule))
            return rule;
        if (property.StartsWith("pinctrl-", StringComparison.Ordinal))
            return IsNumber(property, "pinctrl-".Length) ? All.First(p => p.Name is "pinctrl-*") : null;
        return All.FirstOrDefault(p => p.Name[0] == '*' && property.EndsWith(p.Name.Substring(1), StringComparison.Ordinal));
    }

    // pinctrl-0, but not pinctrl-names.
    private static bool IsNumber(string text, int from)
    {
        for (int i = from; i < text.Length; i++)
        {
            if (text[i] is < '0' or > '9')
                return false;
        }

        return text.Length > from;
    }
}
