using System.Collections.Immutable;
using System.Linq;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.FrontEnds.ExternalLines;

/// <summary>
/// Renesas RZ/G2L's interrupt controller. Binding: interrupt-controller/renesas,rzg2l-irqc.yaml. Input 0 is the NMI, 1 to 8
/// are the IRQ pins, each with its own entry; the slots after them are assigned to GPIO pins at run time.
/// </summary>
internal sealed class RzG2lIrqc : InterruptController
{
    private const uint LastPin = 8;
    private const uint LastSlot = 40;

    public override ImmutableArray<string> Compatible { get; } = ["renesas,rzg2l-irqc", "renesas,r9a07g043f-irqc"];

    public override (int Least, int Most) Cells => (2, 2);

    public override Resolution Resolve(in Specifier s, InterruptWalk at)
    {
        if (s[0] <= LastPin)
            return at.Entry(s, s[0], Senses.LevelHigh);
        if (s[0] > LastSlot)
            return at.Fail(s, new SpecifierFault.OutOfRange("input", s[0], 0, LastSlot));
        ImmutableArray<uint> slots =
        [
            .. at.Own(s.Controller)
                .Where(o => o.Source.Index is > (int)LastPin and <= (int)LastSlot && o.Resolution.Number is not null)
                .Select(o => o.Resolution.Number!.Value),
        ];
        return at.Dynamic(s, s[0], slots, Senses.LevelHigh);
    }
}
