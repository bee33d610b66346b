using System.Collections.Immutable;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.FrontEnds.ExternalLines;

/// <summary>
/// Socionext's GPIO controller: some pins are connected to inputs of the parent controller, by ranges of pin, input and
/// count. Binding: gpio/socionext,uniphier-gpio.yaml.
/// </summary>
internal sealed class UniphierGpio : InterruptController
{
    private const string RangesName = "socionext,interrupt-ranges";

    public override ImmutableArray<string> Compatible { get; } = ["socionext,uniphier-gpio"];

    public override (int Least, int Most) Cells => (2, 2);

    public override Resolution Resolve(in Specifier s, InterruptWalk at)
    {
        if (s.Controller.Find(RangesName) is not { } ranges)
            return at.Fail(s, new SpecifierFault.MissingTable(RangesName));
        for (int cell = 0; cell + 3 <= ranges.CellCount; cell += 3)
        {
            (uint own, uint above, uint count) = (ranges.Cell(cell), ranges.Cell(cell + 1), ranges.Cell(cell + 2));
            if (s[0] >= own && s[0] - own < count)
                return at.Spi0(s, above + (s[0] - own), s[1].ToSense());
        }

        return at.Fail(s, new SpecifierFault.NoLine(s[0]));
    }
}
