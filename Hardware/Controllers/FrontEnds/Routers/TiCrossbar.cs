using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Boards.Devicetree.Tree;
using Boards.Hardware.Controllers.Roots;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.FrontEnds.Routers;

/// <summary>
/// TI's interrupt crossbar on DRA7 and AM57xx. Binding: arm/omap/crossbar.txt. Sources share the GIC's inputs that are
/// neither reserved nor skipped; the highest free one is taken at run time.
/// </summary>
internal sealed class TiCrossbar : InterruptController
{
    private const string MostName = "ti,max-irqs";
    private const uint MostInputs = 988;

    public override ImmutableArray<string> Compatible { get; } = ["ti,irq-crossbar"];

    public override (int Least, int Most) Cells => (3, 3);

    public override Resolution Resolve(in Specifier s, InterruptWalk at)
    {
        if (s.Controller.Find(MostName) is not { Length: 4 } count)
            return at.Fail(s, new SpecifierFault.MissingTable(MostName));
        if (s[0] != GicCells.Spi)
            return at.Fail(s, new SpecifierFault.OnlyShared());
        if (s.Controller.Find("ti,max-crossbar-sources") is { Length: 4 } sources && s[1] >= sources.Cell(0))
            return at.Fail(s, new SpecifierFault.OutOfRange("source", s[1], 0, Math.Max(1, sources.Cell(0)) - 1));

        HashSet<uint> taken = [.. Numbers(s.Controller.Find("ti,irqs-reserved")), .. Numbers(s.Controller.Find("ti,irqs-skip"))];
        var free = ImmutableArray.CreateBuilder<uint>();
        for (uint input = 0; input < Math.Min(count.Cell(0), MostInputs); input++)
        {
            if (!taken.Contains(input))
                free.Add(GicCells.SpiBase + input);
        }

        return at.Dynamic(s, s[1], free.ToImmutable(), s[2].ToSense());
    }

    private static IEnumerable<uint> Numbers(Property? property)
    {
        for (int i = 0; i < (property?.CellCount ?? 0); i++)
            yield return property!.Cell(i);
    }
}
