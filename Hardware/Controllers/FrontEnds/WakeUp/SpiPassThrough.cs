using System.Collections.Immutable;
using Boards.Devicetree.Tree;
using Boards.Hardware.Addressing;
using Boards.Hardware.Controllers.Roots;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.FrontEnds.WakeUp;

/// <summary>
/// Wake-up controllers in front of a GIC that forward each shared interrupt unchanged. Bindings: power/fsl,imx-gpc.yaml,
/// fsl,imx-gpcv2.yaml, interrupt-controller/nvidia,tegra20-ictlr.txt, ti,omap4-wugen-mpu, mediatek,mtk-cirq.yaml,
/// soc/samsung/exynos-pmu.yaml.
/// </summary>
internal sealed class SpiPassThrough : InterruptController
{
    public override ImmutableArray<string> Compatible { get; } =
    [
        "fsl,imx6q-gpc", "fsl,imx6sx-gpc", "fsl,imx7d-gpc", "fsl,imx8mq-gpc",
        "nvidia,tegra20-ictlr", "nvidia,tegra30-ictlr", "nvidia,tegra124-ictlr", "nvidia,tegra210-ictlr",
        "ti,omap4-wugen-mpu", "ti,omap5-wugen-mpu",
        "mediatek,mtk-cirq",
        "samsung,exynos*-pmu",
    ];

    public override (int Least, int Most) Cells => (3, 3);

    public override Resolution Resolve(in Specifier s, InterruptWalk at)
    {
        (uint least, uint most) = Range(s.Make, s.Controller);
        return s[0] == GicCells.Spi && (s[1] < least || s[1] > most)
            ? at.Fail(s, new SpecifierFault.OutOfRange("SPI", s[1], least, most))
            : at.HandOn(s, s[2].ToSense());
    }

    private static (uint Least, uint Most) Range(string make, Node controller)
    {
        if (make.EndsWith("-gpc", System.StringComparison.Ordinal))
            return (0, 127);
        // Each register block has 32 inputs.
        if (make.EndsWith("-ictlr", System.StringComparison.Ordinal) && controller is { Parent: { } bus } && controller.Find("reg") is { } reg)
            return (0, (uint)(32 * reg.CellCount / System.Math.Max(1, Bus.Of(bus).EntryCells)) - 1);
        return controller.Find("mediatek,ext-irq-range") is { Length: 8 } range ? (range.Cell(0), range.Cell(1)) : (0, uint.MaxValue);
    }
}
