using System.Collections.Immutable;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.Roots;

/// <summary>Allwinner's controller of SoCs without a GIC. Binding: interrupt-controller/allwinner,sun4i-a10-ic.yaml.</summary>
internal sealed class SunxiIntc : InterruptController
{
    private const uint LastSource = 95;

    public override ImmutableArray<string> Compatible { get; } = ["allwinner,sun4i-a10-ic", "allwinner,suniv-f1c100s-ic"];

    public override (int Least, int Most) Cells => (1, 1);

    public override bool IsRoot => true;

    public override string? WithoutDriver => "Allwinner's interrupt controller";

    public override Resolution Resolve(in Specifier s, InterruptWalk at) => s[0] <= LastSource
        ? at.Root(s[0], Senses.LevelHigh, System.FormattableString.Invariant($"source {s[0]}"))
        : at.Fail(s, new SpecifierFault.OutOfRange("source", s[0], 0, LastSource));
}
