using System.Linq;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.Names;

/// <summary>A property named by a number or a mark: a value that a slip has made a definition of its own.</summary>
internal sealed class PropertyNameIsWord() : TreeCheck("property_name_is_word", Kind)
{
    private static readonly DiagnosticRule Kind = new("BRD1085", "A property's name has no letter", Severity.Warning);

    public override void Check(Node node, CheckRun run)
    {
        foreach (Property property in node.Properties)
        {
            if (!HasLetter(property.Name))
                run.Report(this, property.Location, node, $"the property is called '{property.Name}', as if it were a value");
        }
    }

    // The letters of a hexadecimal number are none.
    private static bool HasLetter(string name) =>
        name.StartsWith("0x", System.StringComparison.OrdinalIgnoreCase)
            ? name.Skip(2).Any(static c => !Syntax.Lexing.Characters.IsHexDigit(c))
            : name.Any(static c => Syntax.Lexing.Characters.IsIdentifierStart(c));
}
