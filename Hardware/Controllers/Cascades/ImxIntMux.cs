using System.Collections.Immutable;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.Cascades;

/// <summary>NXP's multiplexer: cell 0 is the input, cell 1 the channel. Binding: interrupt-controller/fsl,intmux.yaml.</summary>
internal sealed class ImxIntMux : InterruptController
{
    public override ImmutableArray<string> Compatible { get; } = ["fsl,imx-intmux"];

    public override (int Least, int Most) Cells => (2, 2);

    public override Resolution Resolve(in Specifier s, InterruptWalk at) => at.Cascade(s, s[0], s[1]);
}
