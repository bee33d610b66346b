using System.Collections.Immutable;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.FrontEnds.Routers;

/// <summary>
/// The router of NXP's Vybrid, which routes each line to the core that requests it. Binding: arm/freescale/fsl,vf610-mscm-ir.txt.
/// </summary>
internal sealed class Vf610Router : InterruptController
{
    public override ImmutableArray<string> Compatible { get; } = ["fsl,vf610-mscm-ir"];

    public override (int Least, int Most) Cells => (2, 2);

    public override Resolution Resolve(in Specifier s, InterruptWalk at) => at.Spi0(s, s[0], s[1].ToSense());
}
