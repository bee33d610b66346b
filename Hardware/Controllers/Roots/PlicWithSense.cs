using System.Collections.Immutable;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.Roots;

/// <summary>PLICs of T-Head and Andes, which latch edges. Binding: interrupt-controller/sifive,plic-1.0.0.yaml.</summary>
internal sealed class PlicWithSense : InterruptController
{
    public override ImmutableArray<string> Compatible { get; } =
    [
        "thead,c900-plic", "allwinner,sun20i-d1-plic", "thead,th1520-plic", "sophgo,*-plic",
        "andestech,nceplic100", "renesas,r9a07g043-plic",
    ];

    public override ControllerFamily Family => ControllerFamily.RiscvPlic;

    public override (int Least, int Most) Cells => (2, 2);

    public override bool IsRoot => true;

    public override string? WithoutDriver => "a PLIC of T-Head or Andes";

    public override Resolution Resolve(in Specifier s, InterruptWalk at)
    {
        Senses sense = s[1].ToSense();
        if (sense is not (Senses.EdgeRising or Senses.LevelHigh))
            at.Report(s, new SpecifierFault.Sense(sense, "edge-rising (1) and level-high (4)"));
        return Plic.Source(s, at, sense);
    }
}
