using System.Collections.Immutable;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.FrontEnds.Routers;

/// <summary>MStar's controller: its inputs are a range of SPIs. Binding: interrupt-controller/mstar,mst-intc.yaml.</summary>
internal sealed class MstarIntc : InterruptController
{
    private const string RangeName = "mstar,irqs-map-range";

    public override ImmutableArray<string> Compatible { get; } = ["mstar,mst-intc"];

    public override (int Least, int Most) Cells => (3, 3);

    public override Resolution Resolve(in Specifier s, InterruptWalk at)
    {
        if (s.Controller.Find(RangeName) is not { Length: 8 } range)
            return at.Fail(s, new SpecifierFault.MissingTable(RangeName));
        if (s[0] != 0)
            return at.Fail(s, new SpecifierFault.OnlyShared());
        (uint first, uint last) = (range.Cell(0), range.Cell(1));
        return last >= first && s[1] <= last - first
            ? at.Spi0(s, first + s[1], Senses.LevelHigh)
            : at.Fail(s, new SpecifierFault.OutOfRange("input", s[1], 0, last >= first ? last - first : 0));
    }
}
