using System.Collections.Immutable;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.Roots;

/// <summary>Arm's vectored interrupt controllers. Binding: interrupt-controller/arm,vic.yaml.</summary>
internal sealed class Vic : InterruptController
{
    private const uint LastSource = 31;

    public override ImmutableArray<string> Compatible { get; } = ["arm,pl190-vic", "arm,pl192-vic", "arm,versatile-vic"];

    public override (int Least, int Most) Cells => (1, 2);

    public override bool IsRoot => true;

    public override bool MayBeSecondary => true;

    public override string? WithoutDriver => "the Arm VIC";

    public override Resolution Resolve(in Specifier s, InterruptWalk at)
    {
        if (s[0] > LastSource)
            return at.Fail(s, new SpecifierFault.OutOfRange("source", s[0], 0, LastSource));
        return at.IsSecondary(s.Controller)
            ? at.Cascade(s, s[0])
            : at.Root(s[0], Senses.LevelHigh, System.FormattableString.Invariant($"source {s[0]}"));
    }
}
