using System.Collections.Generic;
using System.Collections.Immutable;
using Boards.Devicetree.Tree;
using Boards.Hardware.Controllers.Roots;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.FrontEnds.ExternalLines;

/// <summary>
/// Amlogic's pin interrupt multiplexer. Binding: interrupt-controller/amlogic,meson-gpio-intc.yaml. Any pad can be routed
/// to any of a few channels, each a shared interrupt of the GIC; software assigns the first free one when a driver
/// requests the interrupt of a pad.
/// </summary>
internal sealed class MesonGpioIntc : InterruptController
{
    private const string ChannelsName = "amlogic,channel-interrupts";

    // Pads, channels, and whether a channel detects both edges.
    private static readonly Dictionary<string, (uint Pads, int Channels, bool BothEdges)> Makes = new()
    {
        ["amlogic,meson8-gpio-intc"] = (134, 8, false),
        ["amlogic,meson8b-gpio-intc"] = (119, 8, false),
        ["amlogic,meson-gxbb-gpio-intc"] = (133, 8, false),
        ["amlogic,meson-gxl-gpio-intc"] = (110, 8, false),
        ["amlogic,meson-axg-gpio-intc"] = (100, 8, false),
        ["amlogic,meson-g12a-gpio-intc"] = (100, 8, false),
        ["amlogic,meson-sm1-gpio-intc"] = (100, 8, true),
        ["amlogic,meson-a1-gpio-intc"] = (62, 8, true),
        ["amlogic,meson-s4-gpio-intc"] = (82, 12, true),
        ["amlogic,c3-gpio-intc"] = (55, 12, true),
        ["amlogic,t7-gpio-intc"] = (157, 12, true),
        ["amlogic,a4-gpio-intc"] = (81, 12, true),
        ["amlogic,a4-gpio-ao-intc"] = (8, 2, true),
        ["amlogic,a5-gpio-intc"] = (99, 12, true),
        ["amlogic,a9-gpio-intc"] = (96, 12, true),
        ["amlogic,a9-gpio-ao-intc"] = (39, 20, true),
        ["amlogic,s6-gpio-intc"] = (100, 12, true),
        ["amlogic,s7-gpio-intc"] = (84, 12, true),
        ["amlogic,s7d-gpio-intc"] = (84, 12, true),
    };

    public override ImmutableArray<string> Compatible { get; } = [.. Makes.Keys, "amlogic,meson-gpio-intc"];

    public override (int Least, int Most) Cells => (2, 2);

    // Cell 0 is the pad, cell 1 the sense.
    public override Resolution Resolve(in Specifier s, InterruptWalk at)
    {
        if (s.Controller.Find(ChannelsName) is not { CellCount: > 0 } channels)
            return at.Fail(s, new SpecifierFault.MissingTable(ChannelsName));
        Senses sense = s[1].ToSense();
        if (Make(s.Controller) is var (pads, count, bothEdges))
        {
            if (s[0] >= pads)
                return at.Fail(s, new SpecifierFault.OutOfRange("pad", s[0], 0, pads - 1));
            if (channels.CellCount != count)
                at.Report(s, new SpecifierFault.TableLength(channels, count));
            if (sense == Senses.EdgeBoth && !bothEdges)
                at.Report(s, new SpecifierFault.Sense(sense, "1, 2, 4 and 8"));
        }

        if (!sense.IsDefined())
            at.Report(s, new SpecifierFault.NoSense(sense));
        var numbers = ImmutableArray.CreateBuilder<uint>(channels.CellCount);
        for (int i = 0; i < channels.CellCount; i++)
            numbers.Add(GicCells.SpiBase + channels.Cell(i));
        return at.Dynamic(s, s[0], numbers.MoveToImmutable(), Output(sense), LinePlacement.FirstFree);
    }

    // The channel's filter inverts low levels and falling edges, and turns everything that is not a level into a rising edge.
    private static Senses Output(Senses sense) =>
        sense is Senses.LevelHigh or Senses.LevelLow ? Senses.LevelHigh : Senses.EdgeRising;

    private static (uint Pads, int Channels, bool BothEdges)? Make(Node controller)
    {
        foreach (string compatible in controller.Find("compatible")?.Strings ?? [])
        {
            if (Makes.TryGetValue(compatible, out (uint, int, bool) make))
                return make;
        }

        return null;
    }
}
