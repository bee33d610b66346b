using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.FrontEnds.ExternalLines;

/// <summary>
/// The external lines of Renesas' RZ/G2L, RZ/V2H and similar chips. Bindings: interrupt-controller/renesas,rzg2l-irqc.yaml,
/// renesas,rzv2h-icu.yaml. Input 0 is the NMI; the next ones are the IRQ pins; each of these has its own entry. The slots after
/// them are assigned to GPIO pins at run time. All lines to the GIC are level-high.
/// </summary>
internal sealed class RzExternalLines : InterruptController
{
    private const string G2l = "renesas,rzg2l-irqc";
    private const string Five = "renesas,r9a07g043f-irqc";
    private const uint PinsOfG2l = 8;
    private const uint PinsOfV2h = 16;
    private const uint SlotCount = 32;

    public override ImmutableArray<string> Compatible { get; } =
        [G2l, Five, "renesas,r9a09g047-icu", "renesas,r9a09g056-icu", "renesas,r9a09g057-icu"];

    public override (int Least, int Most) Cells => (2, 2);

    public override Resolution Resolve(in Specifier s, InterruptWalk at)
    {
        uint pins = PinsOf(s.Make);
        if (s[0] > pins + SlotCount)
            return at.Fail(s, new SpecifierFault.OutOfRange("input", s[0], 0, pins + SlotCount));
        if (s[0] > pins)
            return at.Dynamic(s, s[0], SlotsOf(s.Controller, s.Make, at), Senses.LevelHigh);
        if (s[1].ToSense() is Senses.LevelHigh)
            at.Report(s, new SpecifierFault.Sense(Senses.LevelHigh, s[0] == 0 ? "edges" : "edges and level-low (8)"));
        return at.Entry(s, s[0], Senses.LevelHigh);
    }

    /// <summary>The numbers of the slots that are assigned to GPIO pins at run time.</summary>
    /// <param name="unit">The node of the external lines.</param>
    /// <param name="make">The <c>compatible</c> string that identifies it.</param>
    /// <param name="at">The interrupt that needs a slot.</param>
    public static ImmutableArray<uint> SlotsOf(Node unit, string make, InterruptWalk at) =>
    [
        .. at.Own(unit)
            .Where(own => own.Source.Index > PinsOf(make) && own.Source.Index <= PinsOf(make) + SlotCount && own.Resolution.Number is not null)
            .Select(static own => own.Resolution.Number!.Value),
    ];

    private static uint PinsOf(string make) => make is G2l or Five ? PinsOfG2l : PinsOfV2h;
}
