using System.Collections.Immutable;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.Roots;

/// <summary>RISC-V PLIC. Binding: interrupt-controller/sifive,plic-1.0.0.yaml.</summary>
internal sealed class Plic : InterruptController
{
    private const uint MostSources = 1023;

    public override ImmutableArray<string> Compatible { get; } =
        ["sifive,plic-1.0.0", "riscv,plic0", "starfive,jh7110-plic", "starfive,jh7100-plic", "sifive,fu540-c000-plic", "canaan,k210-plic"];

    public override ControllerFamily Family => ControllerFamily.RiscvPlic;

    public override (int Least, int Most) Cells => (1, 1);

    public override bool IsRoot => true;

    // The tree gives no sense, and the kernel sets none.
    public override Resolution Resolve(in Specifier s, InterruptWalk at) => Source(s, at, Senses.LevelHigh);

    /// <summary>The kernel's number is the source itself; 0 means none.</summary>
    public static Resolution Source(in Specifier s, InterruptWalk at, Senses sense)
    {
        uint most = s.Controller.Find("riscv,ndev") is { Length: 4 } count ? count.Cell(0) : MostSources;
        if (s[0] == 0 || s[0] > most)
            return at.Fail(s, new SpecifierFault.OutOfRange("source", s[0], 1, most));
        return at.Root(s[0], sense, System.FormattableString.Invariant($"source {s[0]}"));
    }
}
