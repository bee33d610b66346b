using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.Roots;

/// <summary>Arm GIC, versions 3 and 4. Binding: interrupt-controller/arm,gic-v3.yaml.</summary>
internal sealed class GicV3 : InterruptController
{
    public override ImmutableArray<string> Compatible { get; } = ["arm,gic-v3", "qcom,msm8996-gic-v3"];

    // Cells after the fourth are reserved and must be 0.
    public override ControllerFamily Family => ControllerFamily.ArmGicV3;

    public override (int Least, int Most) Cells => (3, 8);

    public override bool IsRoot => true;

    public override bool MayBeSecondary => true;

    public override Resolution Resolve(in Specifier s, InterruptWalk at)
    {
        if (at.IsSecondary(s.Controller))
            return at.Cascade(s, s[1]);
        Resolution resolution = s[0] switch
        {
            GicCells.Spi => GicCells.Shared(at, s, "SPI", GicCells.SpiBase, 987),
            GicCells.Ppi => GicCells.Private(at, s, GicCells.PpiName, GicCells.PpiBase, 15),
            GicCells.Espi => GicCells.Shared(at, s, "ESPI", 4096, 1023),
            GicCells.Eppi => GicCells.Private(at, s, "EPPI", 1056, 63),
            _ => at.Fail(s, new SpecifierFault.UnknownType("0 (SPI), 1 (PPI), 2 (extended SPI) and 3 (extended PPI)")),
        };
        for (int i = 4; i < s.Count; i++)
        {
            if (s[i] != 0)
                at.Report(s, new SpecifierFault.Reserved(i));
        }

        return s.Count >= 4 && s[3] != 0 ? Partition(s, at, resolution) : resolution;
    }

    // The fourth cell refers to a set of CPUs: a child of ppi-partitions, whose affinity lists them. The number does not change.
    private static Resolution Partition(in Specifier s, InterruptWalk at, Resolution resolution)
    {
        if (s[0] is not (GicCells.Ppi or GicCells.Eppi))
        {
            at.Report(s, new SpecifierFault.Partition("which only a private interrupt may have"));
            return resolution;
        }

        if (at.Tree.FindPhandle(s[3]) is not { Parent.Name: "ppi-partitions" } partition || partition.Find("affinity") is not { } affinity)
        {
            at.Report(s, new SpecifierFault.Partition("which is not the phandle of a child of ppi-partitions"));
            return resolution;
        }

        DeviceTree tree = at.Tree;
        return resolution with
        {
            Affinity = [.. Enumerable.Range(0, affinity.CellCount).Select(i => tree.FindPhandle(affinity.Cell(i))).OfType<Node>()],
        };
    }
}
