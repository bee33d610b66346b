using System.Collections.Immutable;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.FrontEnds.ExternalLines;

/// <summary>Socionext's external interrupt unit: it latches, and holds its line to the GIC high.</summary>
internal sealed class SpiLevelHigh : InterruptController
{
    public override ImmutableArray<string> Compatible { get; } = ["socionext,synquacer-exiu"];

    public override (int Least, int Most) Cells => (3, 3);

    public override Resolution Resolve(in Specifier s, InterruptWalk at) => at.HandOn(s, Senses.LevelHigh);
}
