using System;
using System.Collections.Immutable;
using Boards.Hardware.Interrupts;
using Boards.Hardware.Rules;
using Boards.Devicetree.Tree;

namespace Boards.Hardware.Controllers.FrontEnds.ExternalLines;

/// <summary>
/// A GPIO bank of an STM32, a child of its pin controller without <c>compatible</c>: pin n of any bank is event n of the
/// EXTI. Binding: pinctrl/st,stm32-pinctrl.yaml.
/// </summary>
internal sealed class Stm32GpioBank : InterruptController
{
    /// <summary>The name that the table knows it by.</summary>
    public const string Name = "st,stm32-gpio-bank";

    private const uint LastPin = 15;

    public override ImmutableArray<string> Compatible { get; } = [Name];

    public override (int Least, int Most) Cells => (2, 2);

    /// <summary>Whether a node is such a bank.</summary>
    public static bool Is(Node node) =>
        node.Find("gpio-controller") is not null && node.Find("compatible") is null
        && node.Parent?.Find("compatible")?.String is { } pins
        && pins.StartsWith("st,stm32", StringComparison.Ordinal) && pins.Contains("-pinctrl");

    public override Resolution Resolve(in Specifier s, InterruptWalk at)
    {
        if (s[0] > LastPin)
            return at.Fail(InterruptRules.OutOfRange(at, s, "pin", s[0], 0, LastPin));
        return at.ParentOf(s.Controller) is { } exti ? at.Follow(exti, s.Cells, []) : at.Fail(InterruptTreeRules.NoParent(at, s.Controller));
    }
}
