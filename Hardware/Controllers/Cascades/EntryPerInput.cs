using System.Collections.Immutable;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.Cascades;

/// <summary>
/// Renesas' external interrupt units: input n uses entry n of the unit's own interrupts, but must be cleared in the unit.
/// Bindings: interrupt-controller/renesas,irqc.yaml, renesas,intc-irqpin.yaml.
/// </summary>
internal sealed class EntryPerInput : InterruptController
{
    public override ImmutableArray<string> Compatible { get; } =
        ["renesas,irqc", "renesas,irqc-*", "renesas,intc-ex-*", "renesas,intc-irqpin", "renesas,intc-irqpin-*"];

    public override (int Least, int Most) Cells => (2, 2);

    public override Resolution Resolve(in Specifier s, InterruptWalk at) => at.Cascade(s, s[0], s[0]);
}
