using System.Collections.Immutable;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.Cascades;

/// <summary>
/// Units with several inputs and one output: Allwinner's NMI (interrupt-controller/allwinner,sun7i-a20-sc-nmi.yaml),
/// Broadcom's second-level controllers (brcm,bcm7120-l2-intc.yaml, brcm,l2-intc.yaml), Qualcomm's SPMI arbiter
/// (spmi/qcom,spmi-pmic-arb.yaml) and display subsystems (display/msm).
/// </summary>
internal sealed class SingleOutput : InterruptController
{
    public override ImmutableArray<string> Compatible { get; } =
    [
        "allwinner,sun7i-a20-sc-nmi", "allwinner,sun6i-a31-sc-nmi", "allwinner,sun9i-a80-nmi", "allwinner,sun9i-a80-sc-nmi",
        "brcm,bcm7120-l2-intc", "brcm,l2-intc", "brcm,bcm3380-l2-intc",
        "qcom,spmi-pmic-arb", "qcom,mdss", "qcom,*-mdss",
    ];

    public override (int Least, int Most) Cells => (1, 4);

    public override Resolution Resolve(in Specifier s, InterruptWalk at) => at.Cascade(s, s[0]);
}
