using System;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.References;

/// <summary><c>*-gpio</c>, where current bindings use <c>*-gpios</c>.</summary>
internal sealed class DeprecatedGpioProperty() : TreeCheck("deprecated_gpio_property", Kind)
{
    private static readonly DiagnosticRule Kind = new("BRD1064", "The name of a GPIO property is deprecated", Severity.Hidden);

    public override void Check(Node node, CheckRun run)
    {
        foreach (Property list in node.Properties)
        {
            if (Gpio.IsReference(list) && list.Name.EndsWith("gpio", StringComparison.Ordinal))
                run.Report(this, node, list, $"'{list.Name}' is deprecated; use '{list.Name}s'");
        }
    }
}
