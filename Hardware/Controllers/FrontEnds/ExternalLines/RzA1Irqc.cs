using System.Collections.Immutable;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.FrontEnds.ExternalLines;

/// <summary>Renesas RZ/A1's external lines: line n uses row n of its own map. Binding: interrupt-controller/renesas,rza1-irqc.yaml.</summary>
internal sealed class RzA1Irqc : InterruptController
{
    public override ImmutableArray<string> Compatible { get; } = ["renesas,rza1-irqc"];

    public override (int Least, int Most) Cells => (2, 2);

    public override bool HasPrivateMap => true;

    public override Resolution Resolve(in Specifier s, InterruptWalk at)
    {
        if (at.PrivateMap(s) is not { } map)
            return at.Fail(s, new SpecifierFault.MissingTable("interrupt-map"));
        Senses sense = s[1].ToSense();
        if (sense is not (Senses.LevelLow or Senses.EdgeFalling or Senses.EdgeRising or Senses.EdgeBoth))
            at.Report(s, new SpecifierFault.Sense(sense, "edges and level-low (8)"));
        return s[0] < (uint)map.Rows.Length ? at.Row(map.Rows[(int)s[0]]) : at.Fail(s, new SpecifierFault.NoLine(s[0]));
    }
}
