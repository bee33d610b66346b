using System.Collections.Immutable;
using Boards.Devicetree.Tree;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.FrontEnds.ExternalLines;

/// <summary>
/// ST's extended interrupt controller on STM32MP1. Binding: interrupt-controller/st,stm32-exti.yaml. Event e uses
/// entry e of its own <c>interrupts-extended</c>; for older trees, the mapping is in a table of the driver.
/// </summary>
internal sealed class Stm32Exti : InterruptController
{
    // Event and SPI (reference manuals RM0436 and RM0475, EXTI interrupt mapping).
    private static readonly ImmutableArray<(uint Event, uint Spi)> Mp15 =
    [
        (0, 6), (1, 7), (2, 8), (3, 9), (4, 10), (5, 23), (6, 64), (7, 65), (8, 66), (9, 67), (10, 40), (11, 42),
        (12, 76), (13, 77), (14, 121), (15, 127), (16, 1), (19, 3), (21, 31), (22, 33), (23, 72), (24, 95),
        (25, 107), (26, 37), (27, 38), (28, 39), (29, 71), (30, 52), (31, 53), (32, 82), (33, 83), (47, 93),
        (48, 138), (50, 139), (52, 140), (53, 141), (54, 135), (61, 100), (65, 144), (68, 143), (70, 62), (73, 129),
    ];

    private static readonly ImmutableArray<(uint Event, uint Spi)> Mp13 =
    [
        (0, 6), (1, 7), (2, 8), (3, 9), (4, 10), (5, 24), (6, 65), (7, 66), (8, 67), (9, 68), (10, 41), (11, 43),
        (12, 77), (13, 78), (14, 106), (15, 109), (16, 1), (19, 3), (21, 32), (22, 34), (23, 73), (24, 93),
        (25, 114), (26, 38), (27, 39), (28, 40), (29, 72), (30, 53), (31, 54), (32, 83), (33, 84), (44, 96),
        (47, 92), (48, 116), (50, 117), (52, 118), (53, 119), (68, 63), (70, 98),
    ];

    public override ImmutableArray<string> Compatible { get; } = ["st,stm32mp1-exti", "st,stm32mp13-exti"];

    public override (int Least, int Most) Cells => (2, 2);

    // Whether an event latches edges is in a hardware register; the line to the GIC is a high level either way.
    public override Resolution Resolve(in Specifier s, InterruptWalk at)
    {
        if (s.Controller.Find("interrupts-extended") is not null)
            return at.Entry(s, s[0]);
        foreach ((uint wired, uint spi) in IsMp13(s.Controller) ? Mp13 : Mp15)
        {
            if (wired == s[0])
                return at.Spi0(s, spi, Senses.LevelHigh);
        }

        return at.Fail(s, new SpecifierFault.NoLine(s[0]));
    }

    private static bool IsMp13(Node controller)
    {
        foreach (string compatible in controller.Find("compatible")?.Strings ?? [])
        {
            if (compatible is "st,stm32mp13-exti")
                return true;
        }

        return false;
    }
}
