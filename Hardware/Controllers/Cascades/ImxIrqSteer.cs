using System.Collections.Immutable;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.Cascades;

/// <summary>NXP's steering unit: each run of 64 inputs has one output. Binding: interrupt-controller/fsl,irqsteer.yaml.</summary>
internal sealed class ImxIrqSteer : InterruptController
{
    private const uint InputsOfOutput = 64;

    public override ImmutableArray<string> Compatible { get; } = ["fsl,imx-irqsteer", "nxp,s32n79-irqsteer"];

    public override (int Least, int Most) Cells => (1, 1);

    public override Resolution Resolve(in Specifier s, InterruptWalk at)
    {
        if (s.Controller.Find("fsl,num-irqs") is { Length: 4 } count && s[0] >= count.Cell(0))
            return at.Fail(s, new SpecifierFault.OutOfRange("input", s[0], 0, System.Math.Max(1, count.Cell(0)) - 1));
        return at.Cascade(s, s[0], s[0] / InputsOfOutput);
    }
}
