using System.Collections.Immutable;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.FrontEnds.ExternalLines;

/// <summary>
/// The interrupt controller of Renesas' RZ/T2H and RZ/N2H; each input has its own entry. Binding:
/// interrupt-controller/renesas,r9a09g077-icu.yaml. Inputs 16 to 31 are the IRQ pins, 32 is the system error pin; the others, which are
/// raised by software or by errors, are edges.
/// </summary>
internal sealed class RzT2hIcu : InterruptController
{
    private const uint FirstPin = 16;
    private const uint LastPin = 32;

    public override ImmutableArray<string> Compatible { get; } = ["renesas,r9a09g077-icu"];

    public override (int Least, int Most) Cells => (2, 2);

    public override Resolution Resolve(in Specifier s, InterruptWalk at)
    {
        Senses sense = s[1].ToSense();
        bool isPin = s[0] is >= FirstPin and <= LastPin;
        if (isPin && sense is not (Senses.LevelLow or Senses.EdgeFalling or Senses.EdgeRising or Senses.EdgeBoth))
            at.Report(s, new SpecifierFault.Sense(sense, "edges and level-low (8)"));
        else if (!isPin && sense is not Senses.EdgeRising)
            at.Report(s, new SpecifierFault.Sense(sense, "edge-rising (1)"));
        return at.Entry(s, s[0], isPin && sense is Senses.LevelLow or Senses.LevelHigh ? Senses.LevelHigh : Senses.EdgeRising);
    }
}
