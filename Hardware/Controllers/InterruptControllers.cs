using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Hardware.Controllers.Cascades;
using Boards.Hardware.Controllers.FrontEnds.ExternalLines;
using Boards.Hardware.Controllers.FrontEnds.Routers;
using Boards.Hardware.Controllers.FrontEnds.WakeUp;
using Boards.Hardware.Controllers.Roots;
using Boards.Devicetree.Tree;

namespace Boards.Hardware.Controllers;

/// <summary>The table of controllers.</summary>
internal static class InterruptControllers
{
    /// <summary>Every rule there is. A new one is a file and a line here.</summary>
    public static ImmutableArray<InterruptController> All { get; } =
    [
        new GicV2(), new GicV3(), new Plic(), new PlicWithSense(), new CpuIntc(), new Aplic(), new Imsic(),
        new Bcm2836L1(), new Bcm2835ArmControl(), new OmapIntc(), new SunxiIntc(), new Vic(), new Nvic(),

        new SpiPassThrough(), new SpiInverter(), new SpiLevelHigh(), new MstarIntc(), new SunxiRIntc(), new QcomPdc(), new QcomMpm(),
        new Stm32Exti(), new Stm32GpioBank(), new LayerscapeExtIrq(), new RzA1Irqc(), new RzG2lIrqc(), new ActionsSirq(), new UniphierGpio(),
        new TegraPmc(), new MesonGpioIntc(), new TiSciIntr(), new TiSciInta(), new TiCrossbar(), new MarvellIcu(),

        new ImxIrqSteer(), new ImxIntMux(), new EntryPerInput(), new ExynosCombiner(), new SingleOutput(), new BankedGpio(),
        new GpioBank(),
    ];

    private static readonly Dictionary<string, InterruptController> Exact = All
        .SelectMany(rule => rule.Compatible.Where(c => !c.Contains("*")).Select(c => (c, rule)))
        .ToDictionary(pair => pair.c, pair => pair.rule, StringComparer.Ordinal);

    private static readonly ImmutableArray<(string Start, string End, InterruptController Rule)> Patterns =
    [
        .. All.SelectMany(rule => rule.Compatible.Where(c => c.Contains("*")).Select(c =>
            (c.Substring(0, c.IndexOf('*')), c.Substring(c.IndexOf('*') + 1), rule))),
    ];

    // Controllers without a rule here whose maps were there before the specification's (Linux, drivers/of/irq.c).
    private static readonly ImmutableArray<string> PrivateMaps =
        ["CBEA,platform-spider-pic", "sti,platform-spider-pic", "realtek,rtl-intc", "pasemi,rootbus"];

    private static readonly GpioBank AnyGpioBank = new();

    /// <summary>The rule for a node, by its most specific <c>compatible</c> that has one; null where none has.</summary>
    public static InterruptController? Find(Node node)
    {
        if (Make(node) is { } make)
            return Find(make);
        if (Stm32GpioBank.Is(node))
            return Find(Stm32GpioBank.Name);
        // A pin controller that takes interrupts, whatever its make, tells of all of them by its own line.
        return node.Find("gpio-controller") is not null ? AnyGpioBank : null;
    }

    /// <summary>What a node is to a kernel that must drive it.</summary>
    public static ControllerFamily FamilyOf(Node node, ImmutableArray<string> compatible) =>
        compatible.Any(static c => c.EndsWith("ioapic", StringComparison.Ordinal)) ? ControllerFamily.IoApic
        : node.Find("interrupt-controller") is null ? ControllerFamily.None
        : Find(node)?.Family ?? ControllerFamily.Other;

    /// <summary>Whether a node's <c>interrupt-map</c> is a table of its own: by its rule, or by what Linux leaves alone.</summary>
    public static bool HasPrivateMap(Node node) => Find(node) is { HasPrivateMap: true }
        || (node.Find("compatible")?.Strings ?? []).Any(c => PrivateMaps.Contains(c, StringComparer.Ordinal));

    /// <summary>The most specific <c>compatible</c> string of a node that a rule names; null where none does.</summary>
    public static string? Make(Node node)
    {
        foreach (string compatible in node.Find("compatible")?.Strings ?? [])
        {
            if (Find(compatible) is not null)
                return compatible;
        }

        return null;
    }

    private static InterruptController? Find(string compatible)
    {
        if (Exact.TryGetValue(compatible, out InterruptController? rule))
            return rule;
        foreach ((string start, string end, InterruptController candidate) in Patterns)
        {
            if (compatible.Length >= start.Length + end.Length
                && compatible.StartsWith(start, StringComparison.Ordinal) && compatible.EndsWith(end, StringComparison.Ordinal))
                return candidate;
        }

        return null;
    }
}
