using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.References;

/// <summary>
/// <c>gpios</c>, <c>*-gpios</c> and their older forms. In a GPIO hog, they are specifiers of its
/// parent controller, without a reference.
/// </summary>
internal sealed class GpiosProperty() : PropertyCheck("gpios_property", Kind)
{
    private static readonly DiagnosticRule Kind = new("BRD1065", "A GPIO property is not a list of GPIOs", Severity.Warning);

    public override bool Concerns(string name) => Gpio.IsReference(name);

    public override void Check(Node node, Property property, CheckRun run)
    {
        if (node.Find("gpio-hog") is null)
            PhandleArguments.Judge(this, node, property, "#gpio-cells", isOptional: false, run);
    }
}
