using System.Collections.Immutable;
using System.Linq;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.FrontEnds.WakeUp;

/// <summary>
/// Allwinner's wake-up controller. Binding: interrupt-controller/allwinner,sun7i-a20-sc-nmi.yaml. The input of the NMI
/// pin is latched here and held high; in the old two-cell form, that input is number 0.
/// </summary>
internal sealed class SunxiRIntc : InterruptController
{
    public override ImmutableArray<string> Compatible { get; } = ["allwinner,sun6i-a31-r-intc", "allwinner,sun50i-h6-r-intc"];

    public override (int Least, int Most) Cells => (2, 3);

    public override Resolution Resolve(in Specifier s, InterruptWalk at)
    {
        InterruptSource? nmi = at.Entries(s.Controller).FirstOrDefault();
        if (s.Count == 2)
            return s[0] == 0 ? at.Entry(s, 0, Senses.LevelHigh) : at.Fail(s, new SpecifierFault.OutOfRange("input", s[0], 0, 0));
        bool isNmi = nmi is { Controller: not null, Cells: [0, uint input, ..] } && input == s[1];
        return at.HandOn(s, isNmi ? Senses.LevelHigh : s[2].ToSense());
    }
}
