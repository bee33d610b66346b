using System.Collections.Immutable;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.Roots;

/// <summary>The per-CPU controller of BCM2836 and BCM2837. Binding: interrupt-controller/brcm,bcm2836-l1-intc.yaml.</summary>
internal sealed class Bcm2836L1 : InterruptController
{
    private const uint LastLine = 11;

    public override ImmutableArray<string> Compatible { get; } = ["brcm,bcm2836-l1-intc"];

    public override ControllerFamily Family => ControllerFamily.Bcm2836L1;

    public override (int Least, int Most) Cells => (1, 2);

    public override bool IsRoot => true;

    public override Resolution Resolve(in Specifier s, InterruptWalk at) => s[0] <= LastLine
        ? at.Root(s[0], s.Count > 1 ? s[1].ToSense() : Senses.LevelHigh, System.FormattableString.Invariant($"line {s[0]}"))
        : at.Fail(s, new SpecifierFault.OutOfRange("line", s[0], 0, LastLine));
}
