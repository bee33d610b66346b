using System.Collections.Immutable;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.FrontEnds.WakeUp;

/// <summary>
/// Qualcomm's power domain controller. Binding: interrupt-controller/qcom,pdc.yaml. Its ranges are pin, SPI, count (the
/// binding's example has INTIDs, trees and the driver have SPIs). A pin that is in no range only wakes the system.
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

    /// <summary>The sense at the output of the front end: a rising edge for any edge, a high level for any level.</summary>
    public static Senses Output(Senses sense) => sense.ToTrigger() == InterruptTrigger.Edge ? Senses.EdgeRising : Senses.LevelHigh;
}
