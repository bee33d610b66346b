using System.Collections.Immutable;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.Cascades;

/// <summary>
/// Units with several inputs and one output: Allwinner's NMI (interrupt-controller/allwinner,sun7i-a20-sc-nmi.yaml),
/// Broadcom's second-level controllers (brcm,bcm7120-l2-intc.yaml, brcm,l2-intc.yaml), Qualcomm's SPMI arbiter
/// (spmi/qcom,spmi-pmic-arb.yaml), display subsystems (display/msm), mailbox (mailbox/qcom-ipcc.yaml) and thermal limits
/// (thermal/qcom-lmh.yaml), Marvell's collectors (marvell,sei.txt, marvell,armada-8k-pic.txt), Synopsys' (snps,dw-apb-ictl.txt),
/// MediaTek's Ethernet switch (net/dsa/mediatek,mt7530.yaml), and Aspeed's I2C and SCU collectors.
/// </summary>
internal sealed class SingleOutput : InterruptController
{
    public override ImmutableArray<string> Compatible { get; } =
    [
        "allwinner,sun7i-a20-sc-nmi", "allwinner,sun6i-a31-sc-nmi", "allwinner,sun9i-a80-nmi", "allwinner,sun9i-a80-sc-nmi",
        "allwinner,sun55i-a523-nmi",
        "brcm,bcm7120-l2-intc", "brcm,l2-intc", "brcm,bcm3380-l2-intc",
        "brcm,bcm7271-l2-intc", "brcm,hif-spi-l2-intc", "brcm,upg-aux-aon-l2-intc",
        "qcom,spmi-pmic-arb", "qcom,mdss", "qcom,*-mdss", "qcom,ipcc", "qcom,sdm845-lmh", "qcom,qcm2290-lmh",
        "marvell,ap806-sei", "marvell,armada-8k-pic",
        "marvell,orion-bridge-intc", "marvell,dove-pmu", "mrvl,mmp2-mux-intc",
        "snps,dw-apb-ictl",
        "aspeed,*-i2c-ic", "aspeed,*-scu-ic", "aspeed,*-scu-ic0", "aspeed,*-scu-ic1",
        "ti,keystone-irq",
        "qcom,pm8921", "qcom,pm8058", "qcom,pm8821", "fsl,imx25-tsadc",
        "mediatek,mt7988-switch", "airoha,en7581-switch",
    ];

    public override (int Least, int Most) Cells => (1, 4);

    public override Resolution Resolve(in Specifier s, InterruptWalk at) => at.Cascade(s, s[0]);
}
