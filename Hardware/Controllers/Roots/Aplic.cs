using System;
using System.Collections.Immutable;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.Roots;

/// <summary>RISC-V advanced PLIC. Binding: interrupt-controller/riscv,aplic.yaml.</summary>
internal sealed class Aplic : InterruptController
{
    private const uint MostSources = 1023;

    public override ImmutableArray<string> Compatible { get; } = ["riscv,aplic", "qemu,aplic"];

    public override ControllerFamily Family => ControllerFamily.RiscvAplic;

    public override (int Least, int Most) Cells => (2, 2);

    public override bool IsRoot => true;

    public override string? WithoutDriver => "the RISC-V advanced interrupt architecture (APLIC, IMSIC)";

    public override Resolution Resolve(in Specifier s, InterruptWalk at)
    {
        uint most = s.Controller.Find("riscv,num-sources") is { Length: 4 } count ? Math.Min(count.Cell(0), MostSources) : MostSources;
        if (s[0] == 0 || s[0] > most)
            return at.Fail(s, new SpecifierFault.OutOfRange("source", s[0], 1, most));
        Senses sense = s[1].ToSense();
        if (sense is not (Senses.EdgeRising or Senses.EdgeFalling or Senses.LevelHigh or Senses.LevelLow))
            at.Report(s, new SpecifierFault.Sense(sense, "1, 2, 4 and 8"));
        // If the interrupt is forwarded as a message, it reaches the hart with an identity that software picks.
        return s.Controller.Find("msi-parent") is { } messages
            ? at.Dynamic(s, s[0], [], sense, receiver: messages.CellCount > 0 ? at.Tree.FindPhandle(messages.Cell(0)) : null)
            : at.Root(s[0], sense, FormattableString.Invariant($"source {s[0]}"));
    }
}
