using System.Collections.Immutable;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.Roots;

/// <summary>
/// The message receiver of the RISC-V advanced interrupt architecture. Binding: interrupt-controller/riscv,imsics.yaml.
/// No device is connected to it by a wire, so it has no specifiers; identities are assigned at run time.
/// </summary>
internal sealed class Imsic : InterruptController
{
    public override ImmutableArray<string> Compatible { get; } = ["riscv,imsics", "qemu,imsics"];

    public override ControllerFamily Family => ControllerFamily.RiscvImsic;

    public override (int Least, int Most) Cells => (0, 0);

    public override bool IsRoot => true;

    public override Resolution Resolve(in Specifier s, InterruptWalk at) => at.Private("a message");
}
