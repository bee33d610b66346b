using System.Collections.Immutable;
using Boards.Devicetree.StandardProperties;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.FrontEnds.ExternalLines;

/// <summary>
/// NXP Layerscape's external lines. Binding: interrupt-controller/fsl,ls-extirq.yaml. Its interrupt-map has its own format:
/// line, 0, controller, specifier, and no unit address even if the GIC has address cells.
/// </summary>
internal sealed class LayerscapeExtIrq : InterruptController
{
    public override ImmutableArray<string> Compatible { get; } = ["fsl,ls1021a-extirq", "fsl,ls1043a-extirq", "fsl,ls1088a-extirq"];

    public override (int Least, int Most) Cells => (2, 2);

    public override bool HasPrivateMap => true;

    // The consumer's sense is used, not the row's; the unit inverts low levels and falling edges.
    public override Resolution Resolve(in Specifier s, InterruptWalk at)
    {
        if (at.PrivateMap(s) is not { } map)
            return at.Fail(s, new SpecifierFault.MissingTable("interrupt-map"));
        foreach (NexusRow row in map.Rows)
        {
            if (row.Key.Length >= 2 && row.Key[row.Key.Length - 2] == s[0])
                return at.Row(row, s[1].ToSense().Upright());
        }

        return at.Fail(s, new SpecifierFault.NoLine(s[0]));
    }
}
