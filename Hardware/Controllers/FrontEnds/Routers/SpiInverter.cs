using System.Collections.Immutable;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.FrontEnds.Routers;

/// <summary>
/// Inverters in front of a GIC: low levels and falling edges become high levels and rising edges. Bindings:
/// interrupt-controller/mediatek,mt6577-sysirq.yaml (a GIC's cells), socionext,uniphier-aidet.yaml (number, sense).
/// </summary>
internal sealed class SpiInverter : InterruptController
{
    public override ImmutableArray<string> Compatible { get; } = ["mediatek,mt6577-sysirq", "socionext,uniphier-*-aidet"];

    public override (int Least, int Most) Cells => (2, 3);

    public override Resolution Resolve(in Specifier s, InterruptWalk at) => s.Count == 2
        ? at.Spi0(s, s[0], s[1].ToSense().Upright())
        : at.HandOn(s, s[2].ToSense().Upright());
}
