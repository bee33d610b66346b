using System.Collections.Immutable;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.Roots;

/// <summary>The controller of TI's OMAP2, OMAP3 and AM33xx. Binding: interrupt-controller/ti,omap-intc-irq.txt.</summary>
internal sealed class OmapIntc : InterruptController
{
    private const uint LastSource = 127;

    public override ImmutableArray<string> Compatible { get; } =
        ["ti,am33xx-intc", "ti,omap3-intc", "ti,omap2-intc", "ti,dm814-intc", "ti,dm816-intc"];

    public override ControllerFamily Family => ControllerFamily.OmapIntc;

    public override (int Least, int Most) Cells => (1, 1);

    public override bool IsRoot => true;

    public override Resolution Resolve(in Specifier s, InterruptWalk at) => s[0] <= LastSource
        ? at.Root(s[0], Senses.LevelHigh, System.FormattableString.Invariant($"source {s[0]}"))
        : at.Fail(s, new SpecifierFault.OutOfRange("source", s[0], 0, LastSource));
}
