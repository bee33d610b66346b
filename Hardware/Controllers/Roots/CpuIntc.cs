using System.Collections.Immutable;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.Roots;

/// <summary>
/// A RISC-V hart's own controller. Causes: 1 software, 5 timer, 9 external. Its interrupts are the wiring of the PLIC and
/// the timer (a cause of all ones: no context), never interrupts that user level can receive.
/// </summary>
internal sealed class CpuIntc : InterruptController
{
    public override ImmutableArray<string> Compatible { get; } = ["riscv,cpu-intc", "andestech,cpu-intc"];

    public override bool IsCpu => true;

    public override ControllerFamily Family => ControllerFamily.RiscvCpu;

    public override (int Least, int Most) Cells => (1, 1);

    public override bool IsRoot => true;

    public override Resolution Resolve(in Specifier s, InterruptWalk at) =>
        at.Private(s[0] == uint.MaxValue ? "no context" : System.FormattableString.Invariant($"hart-local cause {s[0]}"));
}
