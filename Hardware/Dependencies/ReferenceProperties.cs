using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Tree;

namespace Boards.Hardware.Dependencies;

/// <summary>The properties that refer to other nodes, according to the common bindings.</summary>
internal static class ReferenceProperties
{
    private const DependencyKind Information = DependencyKind.Information;

    /// <summary>The table. Interrupts are not in it, because their routes are resolved separately.</summary>
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
        new("syscon", null) { IsFirstOnly = true }, new("regmap", null) { IsFirstOnly = true },
        new("secure-monitor", null, Kind: DependencyKind.Firmware, Follows: false),
        new("cooling-device", "#cooling-cells", null, Information, Follows: false),
        new("interrupt-affinity", null, Kind: Information, Follows: false), new("cpu", null, Kind: Information, Follows: false),
        new("cpus", null, Kind: Information, Follows: false), new("next-level-cache", null, Kind: Information, Follows: false),
        new("operating-points-v2", null, Kind: Information, Follows: false),
        new("cpu-idle-states", null, Kind: Information, Follows: false),
        new("wakeup-parent", null, Kind: Information, Follows: false),
        new("remote-endpoint", null, Kind: Information, Follows: false),
        new("mux-states", "#mux-state-cells"),
        new("firmware", null), new("shmem", null), new("mbox", null),
        new("sram", null), new("memory-controllers", null), new("audio-codec", null), new("dais", null),
        new("ddc", null), new("ecc-engine", null), new("nand-ecc-engine", null), new("ethernet", null), new("pcs-handle", null),
        new("fsl,usbmisc", "#index-cells", 1), new("fsl,usbphy", null), new("fsl,iram", null),
        new("amlogic,canvas", null),
        new("allwinner,pipelines", null), new("allwinner,sram", null) { IsFirstOnly = true },
        new("mediatek,larb", null), new("mediatek,larbs", null), new("mediatek,smi", null), new("mediatek,apmixedsys", null),
        new("nvidia,bpmp", null) { IsFirstOnly = true }, new("nvidia,dpaux", null), new("nvidia,xusb-padctl", null),
        new("nvidia,memory-controller", null), new("nvidia,external-memory-controller", null), new("nvidia,pmc", null),
        new("qcom,gmu", null), new("qcom,qmp", null), new("qcom,smem-states", "#qcom,smem-state-cells"), new("qcom,rpm-msg-ram", null),
        new("marvell,apmu", null), new("mrvl,apmu", null),
        new("renesas,fcp", null), new("renesas,vsps", null) { IsFirstOnly = true },
        new("ti,sci", null), new("ti,ringacc", null), new("ti,timers", null),
        new("usbphy", null),

        // Registers of a system controller: a phandle, then offsets and masks.
        Likely("*syscon*"), Likely("*,sysc*"), Likely("*sysreg*"), Likely("*-phandle"), Likely("*grf"), Likely("*gpr"), Likely("*scfg"),
        Likely("intf_mode"), Likely("pm_qos"), Likely("*regmap*"), Likely("fsl,anatop"), Likely("fsl,tempmon"), Likely("fsl,stop-mode"),
        Likely("rockchip,pmu"), Likely("*infracfg"), Likely("*pericfg"), Likely("*topckgen"), Likely("*ethsys"), Likely("*hifsys"),
        Likely("*sgmiisys"), Likely("mediatek,pctl"), Likely("qcom,*-regs"), Likely("qcom,ipc"), Likely("qcom,saw"), Likely("qcom,acc"),
        Likely("*ao-sysctrl"), Likely("*hhi-sysctrl"), Likely("*ao-secure"), Likely("*secbus2"), Likely("*sys-ctrl"), Likely("*scu"),
        Likely("ti,ctrl_mod"), Likely("ctrl-module"), Likely("ti,bootreg"), Likely("nvidia,apbmisc"), Likely("*sysgcr"), Likely("microchip,sfr"),
        Likely("atmel,matrix"), Likely("atmel,smc"), Likely("*system-controller"), Likely("brcm,sr-mhb"), Likely("brcm,sr-cdru"),
    ];

    private static ReferenceProperty Likely(string name) => new(name, null) { IsFirstOnly = true, IsProbable = true };

    private static readonly Dictionary<string, ReferenceProperty> Exact =
        All.Where(p => !p.Name.Contains("*")).ToDictionary(p => p.Name, StringComparer.Ordinal);

    private static readonly ImmutableArray<ReferenceProperty> Patterns = [.. All.Where(p => p.Name.Contains("*") && p.Name is not "pinctrl-*")];

    /// <summary>Properties whose references are resolved in another way, or refer to a part of a table.</summary>
    private static readonly HashSet<string> NoDependencies = new(StringComparer.Ordinal)
    {
        "phandle", "linux,phandle", "interrupt-parent", "interrupts", "interrupts-extended", "ranges", "dma-ranges", "reg",
        "required-opps", "domain-idle-states", "affinity", "trip", "native-mode", "monitored-battery", "target",
    };

    /// <summary>
    /// Whether a reference in a property that is not in the table is a dependency. Maps are followed where something refers to their node.
    /// </summary>
    public static bool IsDependency(string property) =>
        !NoDependencies.Contains(property) && !property.EndsWith("-map", StringComparison.Ordinal) && !property.EndsWith("-master", StringComparison.Ordinal);

    /// <summary>The entry for a property of a node, or null if the property has no references.</summary>
    public static ReferenceProperty? Find(Node node, string property)
    {
        // The gpios of a hog belong to the controller above it and have no phandle; *,nr-gpios is a number.
        if (property.EndsWith("gpios", StringComparison.Ordinal)
            && (node.Find("gpio-hog") is not null || property.EndsWith(",nr-gpios", StringComparison.Ordinal)))
            return null;
        if (Exact.TryGetValue(property, out ReferenceProperty? rule))
            return rule;
        if (property.StartsWith("pinctrl-", StringComparison.Ordinal))
            return IsNumber(property, "pinctrl-".Length) ? All.First(p => p.Name is "pinctrl-*") : null;
        return Patterns.FirstOrDefault(p => Matches(p.Name, property));
    }

    // A star in a pattern matches any text.
    private static bool Matches(string pattern, string property)
    {
        int star = pattern.IndexOf('*');
        if (star > 0)
            return property.StartsWith(pattern.Substring(0, star), StringComparison.Ordinal) && property.EndsWith(pattern.Substring(star + 1), StringComparison.Ordinal);
        return pattern[pattern.Length - 1] == '*'
            ? property.IndexOf(pattern.Substring(1, pattern.Length - 2), StringComparison.Ordinal) >= 0
            : property.EndsWith(pattern.Substring(1), StringComparison.Ordinal);
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
