using System.Collections.Immutable;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.FrontEnds.WakeUp;

/// <summary>
/// Qualcomm's power domain controller. Binding: interrupt-controller/qcom,pdc.yaml. Its ranges are pin, SPI, count (the
/// binding's example writes INTIDs, trees and driver SPIs). A pin in no range only wakes the system.
/// </summary>
internal sealed class QcomPdc : InterruptController
{
    private const string RangesName = "qcom,pdc-ranges";

    public override ImmutableArray<string> Compatible { get; } = ["qcom,pdc"];

    public override (int Least, int Most) Cells => (2, 2);

    public override Resolution Resolve(in Specifier s, InterruptWalk at)
    {
        if (s.Controller.Find(RangesName) is not { } ranges)
            return at.Fail(s, new SpecifierFault.MissingTable(RangesName));
        for (int cell = 0; cell + 3 <= ranges.CellCount; cell += 3)
        {
            (uint pin, uint spi, uint count) = (ranges.Cell(cell), ranges.Cell(cell + 1), ranges.Cell(cell + 2));
            if (s[0] >= pin && s[0] - pin < count)
                return at.Spi0(s, spi + (s[0] - pin), Output(s[1].ToSense()));
        }

        return at.Fail(s, new SpecifierFault.NoLine(s[0]));
    }

    /// <summary>What the front-end makes of a sense: any edge a rising one, any level a high one.</summary>
    public static Senses Output(Senses sense) => sense.ToTrigger() == InterruptTrigger.Edge ? Senses.EdgeRising : Senses.LevelHigh;
}
