using System;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.References;

/// <summary><c>*-gpio</c>, where current bindings use <c>*-gpios</c>.</summary>
internal sealed class DeprecatedGpioProperty() : PropertyCheck("deprecated_gpio_property", Kind)
{
    private static readonly DiagnosticRule Kind = new("BRD1064", "The name of a GPIO property is deprecated", Severity.Hidden);

    public override bool Concerns(string name) => Gpio.IsReference(name) && name.EndsWith("gpio", StringComparison.Ordinal);

    public override void Check(Node node, Property property, CheckRun run) =>
        run.Report(this, node, property, $"'{property.Name}' is deprecated; use '{property.Name}s'");
}
