using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.Cascades;

/// <summary>
/// A GPIO controller with interrupts: the bank has a number, its pins do not. Every node with <c>gpio-controller</c> that no other
/// class handles is such a bank.
/// </summary>
internal sealed class GpioBank : InterruptController
{
    public override ImmutableArray<string> Compatible { get; } =
    [
        "rockchip,gpio-bank", "arm,pl061", "snps,dw-apb-gpio-port", "snps,dw-apb-gpio", "ti,omap4-gpio", "ti,omap3-gpio", "ti,omap2-gpio",
        "nvidia,tegra*-gpio",
    ];

    public override bool Matches(Node node) => node.Find("gpio-controller") is not null;

    public override (int Least, int Most) Cells => (1, 4);

    // A bank without an output of its own is part of a chip that has one.
    public override Resolution Resolve(in Specifier s, InterruptWalk at)
    {
        if (!at.Entries(s.Controller).IsEmpty)
            return at.Cascade(s, Pin(s));
        if (Chip(s.Controller, at) is { } chip)
            return at.Cascade(at.SpecifierFor(chip, s.Cells), Pin(s));
        ImmutableArray<ResolvedInterrupt> shared = SharedLines(s.Controller, at);
        return shared.IsEmpty ? at.Cascade(s, Pin(s)) : at.Share(s, Pin(s), shared);
    }

    // Banks of a pin controller, which is not the root node, may share its line, or the line of a child that collects wake-up pins.
    private static ImmutableArray<ResolvedInterrupt> SharedLines(Node bank, InterruptWalk at) => bank.Parent is not { Parent: not null } pins || bank.Find("compatible") is not null
        ? []
        : [.. at.Own(pins), .. pins.Children.Where(c => c.Find("gpio-controller") is null).SelectMany(c => at.Own(c))];

    private static Node? Chip(Node bank, InterruptWalk at)
    {
        // The bank is part of a pin controller with one line, unless a sibling also has lines: then the bank may be wired to those.
        if (bank.Parent is { } pins && at.Entries(pins).Length == 1 && pins.Children.All(c => at.Entries(c).IsEmpty))
            return pins;
        return at.ParentOf(bank) is { } chip && !at.Controllers.IsRoot(chip) && at.Entries(chip).Any() ? chip : null;
    }

    // Three cells: bank or instance, pin, flags.
    private static uint Pin(in Specifier s) => s.Count >= 3 ? s[1] : s[0];
}
