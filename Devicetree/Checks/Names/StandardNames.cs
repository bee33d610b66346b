using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Checks.Names;

/// <summary>The names of properties in the Devicetree Specification and in common bindings, and how misspellings of them are found.</summary>
public static class StandardNames
{
    // Two changes are likely to be a mistake only in a long name.
    private const int LongName = 14;

    private static readonly ImmutableArray<string> Standard =
    [
        "compatible", "model", "status", "ranges", "dma-ranges", "dma-coherent", "#address-cells", "#size-cells", "virtual-reg",
        "device_type", "interrupts", "interrupt-parent", "interrupts-extended", "#interrupt-cells", "interrupt-controller",
        "interrupt-map", "interrupt-map-mask", "interrupt-names", "reg-names", "reg-shift", "reg-io-width", "clock-frequency",
        "timebase-frequency", "current-speed", "stdout-path", "bootargs", "clocks", "clock-names", "clock-output-names",
        "#clock-cells", "clock-ranges", "clock-indices", "clock-div", "clock-mult", "assigned-clocks", "assigned-clock-parents",
        "assigned-clock-rates", "resets", "reset-names", "#reset-cells", "power-domains", "power-domain-names", "#power-domain-cells",
        "dma-names", "#dma-cells", "dma-channels", "dma-requests", "phy-names", "#phy-cells", "phy-mode", "phy-handle",
        "phy-connection-type", "gpio-controller", "#gpio-cells", "gpio-ranges", "gpio-line-names", "gpio-hog", "gpios",
        "pinctrl-names", "#pinctrl-cells", "iommus", "#iommu-cells", "iommu-map", "msi-parent", "msi-map", "msi-controller",
        "#msi-cells", "mboxes", "mbox-names", "#mbox-cells", "hwlocks", "#hwlock-cells", "pwm-names", "#pwm-cells", "io-channels",
        "io-channel-names", "#io-channel-cells", "thermal-sensors", "#thermal-sensor-cells", "#cooling-cells", "cooling-device",
        "polling-delay", "polling-delay-passive", "sound-dai", "#sound-dai-cells", "interconnects", "interconnect-names",
        "#interconnect-cells", "nvmem-cells", "nvmem-cell-names", "memory-region", "memory-region-names", "operating-points-v2",
        "opp-hz", "opp-microvolt", "opp-shared", "required-opps", "regulator-name", "regulator-min-microvolt",
        "regulator-max-microvolt", "regulator-always-on", "regulator-boot-on", "enable-method", "cpu-release-addr", "next-level-cache",
        "cache-level", "cache-unified", "d-cache-size", "i-cache-size", "bus-width", "non-removable", "max-frequency",
        "spi-max-frequency", "local-mac-address", "mac-address", "remote-endpoint", "wakeup-source",
    ];

    // Names of other bindings that are one change away from one of the above.
    private static readonly ImmutableArray<string> Others =
    [
        "states", "mode", "modem", "gpio", "ngpios", "blocks", "cache-size", "clock-lanes", "clock-rates", "ssi-controller", "spi-controller",
        "pspi-controller", "#dma-channels", "#dma-requests", "dma-channel", "iio-channels", "iio-channel-names", "hwlock-names", "mbox-name", "interrupt-mask",
        "regulator-names", "min-frequency", "spi-min-frequency", "pcs-handle", "dcache-size", "icache-size",
    ];

    private static readonly HashSet<string> Known = [.. Standard, .. Others];

    // A name with a vendor prefix or a number is not checked.
    private static readonly char[] CommaOrDigit = [',', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

    // The letters of each standard name.
    private static readonly uint[] StandardLetters = [.. Standard.Select(LettersOf)];

    /// <summary>The standard names.</summary>
    public static ImmutableArray<string> All => Standard;

    /// <summary>The standard name that a name is a misspelling of, or null.</summary>
    internal static string? MeantBy(string name)
    {
        if (name.Length < 4 || Known.Contains(name) || name.IndexOfAny(CommaOrDigit) >= 0)
            return null;
        string spelled = name.ToLowerInvariant().Replace('_', '-');
        int most = spelled.Length >= LongName - 2 ? 2 : 1;
        string? nearest = Spelling.Nearest(spelled, OfSimilarLetters(spelled, most), most);
        bool isFar = nearest is { Length: < LongName } && Spelling.Nearest(spelled, [nearest], most: 1) is null;
        return isFar ? null : nearest;
    }

    // Most names have letters that rule out every standard name. A change adds a letter, removes one, or does both.
    private static IEnumerable<string> OfSimilarLetters(string spelled, int mostChanges)
    {
        uint letters = LettersOf(spelled);
        for (int at = 0; at < StandardLetters.Length; at++)
        {
            uint different = letters ^ StandardLetters[at];
            for (int i = 0; i < 2 * mostChanges; i++)
                different &= different - 1;
            if (different == 0)
                yield return Standard[at];
        }
    }

    // One bit for each letter that occurs in a name, at any place.
    private static uint LettersOf(string name)
    {
        uint letters = 0;
        foreach (char letter in name)
            letters |= 1u << (letter % 32);
        return letters;
    }
}
