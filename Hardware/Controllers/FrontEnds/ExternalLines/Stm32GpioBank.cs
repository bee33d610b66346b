using System;
using System.Collections.Immutable;
using Boards.Devicetree.Tree;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.FrontEnds.ExternalLines;

/// <summary>
/// A GPIO bank of an STM32: a child of the pin controller, without <c>compatible</c>. Pin n of any bank is event n of the
/// EXTI. Binding: pinctrl/st,stm32-pinctrl.yaml.
/// </summary>
internal sealed class Stm32GpioBank : InterruptController
{
    private const uint LastPin = 15;

    public override ImmutableArray<string> Compatible => [];

    public override (int Least, int Most) Cells => (2, 2);

    public override bool SharesEvents => true;

    public override bool Matches(Node node) =>
        node.Find("gpio-controller") is not null && node.Find("compatible") is null
        && node.Parent?.Find("compatible")?.String is { } pins
        && pins.StartsWith("st,stm32", StringComparison.Ordinal) && pins.Contains("-pinctrl");

    public override Resolution Resolve(in Specifier s, InterruptWalk at)
    {
        if (s[0] > LastPin)
            return at.Fail(s, new SpecifierFault.OutOfRange("pin", s[0], 0, LastPin));
        return at.ParentOf(s.Controller) is { } exti ? at.Follow(exti, s.Cells, []) : at.FailWithoutParent(s.Controller);
    }
}
