using System.Collections.Immutable;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.Roots;

/// <summary>
/// The nested vectored controller of Cortex-M. Binding: interrupt-controller/arm,nvic.txt. Cell 0 is the interrupt, a
/// second cell its priority; interrupts are numbered as exceptions, after the sixteen of the architecture.
/// </summary>
internal sealed class Nvic : InterruptController
{
    private const uint FirstException = 16;
    private const uint LastInterrupt = 495;

    public override ImmutableArray<string> Compatible { get; } = ["arm,armv7m-nvic", "arm,v6m-nvic", "arm,v7m-nvic", "arm,v8m-nvic"];

    public override (int Least, int Most) Cells => (1, 2);

    public override bool IsRoot => true;

    public override string? WithoutDriver => "the NVIC of Cortex-M";

    public override Resolution Resolve(in Specifier s, InterruptWalk at) => s[0] <= LastInterrupt
        ? at.Root(FirstException + s[0], Senses.LevelHigh, System.FormattableString.Invariant($"interrupt {s[0]}"))
        : at.Fail(s, new SpecifierFault.OutOfRange("interrupt", s[0], 0, LastInterrupt));
}
