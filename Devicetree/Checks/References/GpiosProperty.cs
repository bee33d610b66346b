using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.References;

/// <summary>
/// <c>gpios</c>, <c>*-gpios</c> and their older forms. In a GPIO hog, they are specifiers of its
/// parent controller, without a reference.
/// </summary>
internal sealed class GpiosProperty() : TreeCheck("gpios_property", Kind)
{
    private static readonly DiagnosticRule Kind = new("BRD1065", "A GPIO property is not a list of GPIOs", Severity.Warning);

    public override void Check(Node node, CheckRun run)
    {
        if (node.Properties.IsEmpty || node.Find("gpio-hog") is not null)
            return;
        foreach (Property property in node.Properties)
        {
            if (Gpio.IsReference(property))
                PhandleArguments.Judge(this, node, property, "#gpio-cells", isOptional: false, run);
        }
    }
}
