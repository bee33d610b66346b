using System.Collections.Immutable;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.Cascades;

/// <summary>
/// The collector of NXP's QUICC Engine: one output for all sources, and a second one for those that are given high priority at
/// run time. Binding: soc/fsl/cpm_qe/qe/qe-ic (interrupt-controller/fsl,qe-ic).
/// </summary>
internal sealed class QeIc : InterruptController
{
    public override ImmutableArray<string> Compatible { get; } = ["fsl,qe-ic"];

    public override (int Least, int Most) Cells => (1, 2);

    public override Resolution Resolve(in Specifier s, InterruptWalk at) => at.Cascade(s, s[0], 0);
}
