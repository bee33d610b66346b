using System.Collections.Immutable;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.FrontEnds.WakeUp;

/// <summary>Qualcomm's MSM power manager: pairs of pin and SPI. Binding: interrupt-controller/qcom,mpm.yaml.</summary>
internal sealed class QcomMpm : InterruptController
{
    private const string MapName = "qcom,mpm-pin-map";

    public override ImmutableArray<string> Compatible { get; } = ["qcom,mpm"];

    public override (int Least, int Most) Cells => (2, 2);

    public override Resolution Resolve(in Specifier s, InterruptWalk at)
    {
        if (s.Controller.Find(MapName) is not { } map)
            return at.Fail(s, new SpecifierFault.MissingTable(MapName));
        for (int cell = 0; cell + 2 <= map.CellCount; cell += 2)
        {
            if (map.Cell(cell) == s[0])
                return at.Spi0(s, map.Cell(cell + 1), QcomPdc.Output(s[1].ToSense()));
        }

        return at.Fail(s, new SpecifierFault.NoLine(s[0]));
    }
}
