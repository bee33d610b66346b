using System.Collections.Immutable;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.Roots;

/// <summary>Arm GIC, versions 1 and 2. Binding: interrupt-controller/arm,gic.yaml.</summary>
internal sealed class GicV2 : InterruptController
{
    public override ImmutableArray<string> Compatible { get; } =
    [
        "arm,gic-400", "arm,cortex-a15-gic", "arm,cortex-a9-gic", "arm,cortex-a7-gic", "arm,cortex-a5-gic",
        "arm,arm11mp-gic", "arm,arm1176jzf-devchip-gic", "arm,eb11mp-gic", "arm,tc11mp-gic", "arm,pl390",
        "brcm,brahma-b15-gic", "qcom,msm-8660-qgic", "qcom,msm-qgic2", "nvidia,tegra210-agic",
    ];

    public override ControllerFamily Family => ControllerFamily.ArmGicV2;

    public override (int Least, int Most) Cells => (3, 3);

    public override bool IsRoot => true;

    public override bool MayBeSecondary => true;

    // Cell 0 is the type, cell 1 the number within the type, cell 2 flags: sense in bits 3:0, CPU mask in bits 15:8.
    public override Resolution Resolve(in Specifier s, InterruptWalk at)
    {
        // Below another controller, it has one line for all its interrupts.
        if (at.IsSecondary(s.Controller))
            return at.Cascade(s, s[1]);
        return s[0] switch
        {
            GicCells.Spi => GicCells.Shared(at, s, "SPI", GicCells.SpiBase, 987),
            GicCells.Ppi => GicCells.Private(at, s, GicCells.PpiName, GicCells.PpiBase, 15),
            _ => at.Fail(s, new SpecifierFault.UnknownType("0 (SPI) and 1 (PPI)")),
        };
    }
}
