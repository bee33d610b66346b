using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.Names;

/// <summary>Names of properties, with a <c>#</c> at the beginning or after the vendor prefix only.</summary>
internal sealed class PropertyNameCharsStrict() : PropertyCheck("property_name_chars_strict", Kind)
{
    private static readonly DiagnosticRule Kind = new("BRD1009", "A property name has a character that is not recommended", Severity.Hidden);

    // The specification defines "device_type", the only name with an underscore.
    public override bool Concerns(string name) => name != "device_type" && FirstUnusual(name) is not null;

    public override void Check(Node node, Property property, CheckRun run) =>
        run.Report(this, node, property, $"'{FirstUnusual(property.Name)}' in the property name '{property.Name}' is not recommended; letters, digits, ',' and '-' are");

    private static char? FirstUnusual(string name)
    {
        int hash = name.IndexOf('#');
        return hash >= 0 && (hash == 0 || name[hash - 1] == ',') && NameCharacters.FirstUnusual(name.Substring(0, hash), 0) is null
            ? NameCharacters.FirstUnusual(name, hash + 1)
            : NameCharacters.FirstUnusual(name, 0);
    }
}
