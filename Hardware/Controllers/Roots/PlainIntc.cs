using System.Collections.Immutable;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.Roots;

/// <summary>
/// Root controllers of Arm SoCs without a GIC, whose first cell is the number. Bindings: interrupt-controller/marvell,orion-intc.txt,
/// marvell,armada-370-xp-mpic.txt, fsl,icoll.yaml, fsl,tzic, fsl,avic, aspeed,ast2400-vic.txt, atmel,aic.txt. A controller below
/// another one has one line for all its interrupts.
/// </summary>
internal sealed class PlainIntc : InterruptController
{
    private const uint LastSource = 1023;

    public override ImmutableArray<string> Compatible { get; } =
    [
        "marvell,orion-intc", "marvell,mpic",
        "fsl,imx28-icoll", "fsl,imx23-icoll", "fsl,icoll",
        "fsl,tzic", "fsl,imx50-tzic", "fsl,imx51-tzic", "fsl,imx53-tzic",
        "fsl,avic", "fsl,imx1-avic", "fsl,imx25-avic", "fsl,imx27-avic", "fsl,imx31-avic", "fsl,imx35-avic",
        "aspeed,ast2400-vic", "aspeed,ast2500-vic",
        "mrvl,mmp-intc", "mrvl,mmp2-intc", "marvell,pxa-intc", "intel,ixp42x-interrupt", "intel,ixp43x-interrupt", "faraday,ftintc010",
        "atmel,*-aic", "microchip,*-aic",
    ];

    // A second cell is the sense; a third is the priority.
    public override (int Least, int Most) Cells => (1, 3);

    public override bool IsRoot => true;

    public override bool MayBeSecondary => true;

    public override string? WithoutDriver => "this interrupt controller";

    public override Resolution Resolve(in Specifier s, InterruptWalk at)
    {
        if (at.IsSecondary(s.Controller))
            return at.Cascade(s, s[0]);
        Senses sense = s.Count > 1 && s[1].ToSense().IsDefined() ? s[1].ToSense() : Senses.LevelHigh;
        return s[0] <= LastSource
            ? at.Root(s[0], sense, System.FormattableString.Invariant($"source {s[0]}"))
            : at.Fail(s, new SpecifierFault.OutOfRange("source", s[0], 0, LastSource));
    }
}
