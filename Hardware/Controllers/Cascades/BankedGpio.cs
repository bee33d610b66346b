using System;
using System.Collections.Immutable;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.Cascades;

/// <summary>GPIO controllers with an output for each run of pins. Bindings: gpio/fsl-imx-gpio.yaml, nvidia,tegra20-gpio.yaml,
/// gpio-davinci.yaml, pinctrl/brcm,bcm2835-gpio.txt.</summary>
internal sealed class BankedGpio : InterruptController
{
    public override ImmutableArray<string> Compatible { get; } =
    [
        "brcm,bcm2835-gpio", "brcm,bcm2711-gpio",
        "fsl,imx35-gpio",
        "nvidia,tegra20-gpio", "nvidia,tegra30-gpio", "nvidia,tegra124-gpio", "nvidia,tegra210-gpio",
        "ti,am654-gpio", "ti,keystone-gpio", "ti,dm6441-gpio",
    ];

    public override (int Least, int Most) Cells => (1, 2);

    // A single output is used for all pins.
    public override Resolution Resolve(in Specifier s, InterruptWalk at) =>
        at.Cascade(s, s[0], at.Own(s.Controller).Length == 1 ? null : Entry(s.Make, s[0]));

    private static uint Entry(string make, uint pin)
    {
        if (make.StartsWith("brcm,", StringComparison.Ordinal))
            return pin switch { < 28 => 0, < 46 => 1, _ => 2 };
        return pin / (make.StartsWith("nvidia,", StringComparison.Ordinal) ? 32u : 16u);
    }
}
