using System.Collections.Generic;
using System.Collections.Immutable;
using Boards.Devicetree.Tree;
using Boards.Hardware.Controllers.Roots;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.FrontEnds.Routers;

/// <summary>
/// TI's interrupt router on K3. Binding: interrupt-controller/ti,sci-intr.yaml. Firmware picks the output at run time from
/// ranges of output, parent's number and count; if the parent is a GICv3, its numbers are INTIDs.
/// </summary>
internal sealed class TiSciIntr : InterruptController
{
    private const string RangesName = "ti,interrupt-ranges";
    private const int MostCandidates = 4096;

    public override ImmutableArray<string> Compatible { get; } = ["ti,sci-intr"];

    public override (int Least, int Most) Cells => (1, 2);

    public override Resolution Resolve(in Specifier s, InterruptWalk at)
    {
        if (s.Controller.Find(RangesName) is null)
            return at.Fail(s, new SpecifierFault.MissingTable(RangesName));
        // A second cell is the input's sense; without it, all inputs of a router have the same.
        Senses sense = s.Count == 2 ? s[1].ToSense() : s.Controller.Find("ti,intr-trigger-type") is { Length: 4 } type ? type.Cell(0).ToSense() : Senses.LevelHigh;
        return at.Dynamic(s, s[0], Outputs(s.Controller, at), sense);
    }

    // If the parent is another router, the outputs are inputs there, and any of the parent's outputs may be used.
    private static ImmutableArray<uint> Outputs(Node router, InterruptWalk at)
    {
        HashSet<Node> visited = [];
        while (visited.Add(router) && at.ParentOf(router) is { } above)
        {
            switch (at.Controllers.Find(above))
            {
                case TiSciIntr:
                    router = above;
                    continue;
                case GicV3 or GicV2 when router.Find(RangesName) is { } ranges:
                    return ParentNumbers(ranges);
                default:
                    return [];
            }
        }

        return [];
    }

    private static ImmutableArray<uint> ParentNumbers(Property ranges)
    {
        var numbers = ImmutableArray.CreateBuilder<uint>();
        for (int cell = 0; cell + 3 <= ranges.CellCount; cell += 3)
        {
            for (uint i = 0; i < ranges.Cell(cell + 2) && numbers.Count < MostCandidates; i++)
                numbers.Add(ranges.Cell(cell + 1) + i);
        }

        return numbers.ToImmutable();
    }
}
