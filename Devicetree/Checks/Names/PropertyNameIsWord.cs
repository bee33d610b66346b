using System;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using static Boards.Devicetree.Syntax.Characters;

namespace Boards.Devicetree.Checks.Names;

/// <summary>A property whose name has no letter: usually a part of a value that was split off by mistake.</summary>
internal sealed class PropertyNameIsWord() : PropertyCheck("property_name_is_word", Kind)
{
    private static readonly DiagnosticRule Kind = new("BRD1085", "A property name has no letter", Severity.Warning);

    public override bool Concerns(string name) => !HasLetter(name);

    public override void Check(Node node, Property property, CheckRun run) =>
        run.Report(this, property.Location, node, $"the property name '{property.Name}' has no letter");

    // The letters of a hexadecimal number do not count.
    private static bool HasLetter(string name)
    {
        bool isNumber = name.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        for (int i = isNumber ? 2 : 0; i < name.Length; i++)
        {
            if (isNumber ? !IsHexDigit(name[i]) : IsIdentifierStart(name[i]))
                return true;
        }

        return false;
    }
}
