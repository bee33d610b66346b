using System.Collections.Immutable;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.FrontEnds.ExternalLines;

/// <summary>
/// The pin controllers of Renesas' RZ/G2L, RZ/V2H and similar chips. Binding: pinctrl/renesas,rzg2l-pinctrl.yaml. Software assigns
/// a slot of the external lines to a pin when its interrupt is requested.
/// </summary>
internal sealed class RzPinController : InterruptController
{
    public override ImmutableArray<string> Compatible { get; } =
    [
        "renesas,r9a07g043-pinctrl", "renesas,r9a07g044-pinctrl", "renesas,r9a08g045-pinctrl",
        "renesas,r9a09g047-pinctrl", "renesas,r9a09g056-pinctrl", "renesas,r9a09g057-pinctrl",
    ];

    public override (int Least, int Most) Cells => (2, 2);

    public override Resolution Resolve(in Specifier s, InterruptWalk at) =>
        at.ParentOf(s.Controller) is { } unit && at.Controllers.Find(unit) is RzExternalLines && at.Controllers.MakeOf(unit) is { } make
            ? at.Dynamic(s, s[0], RzExternalLines.SlotsOf(unit, make, at), Senses.LevelHigh)
            : at.FailUnknown(s.Controller);
}
