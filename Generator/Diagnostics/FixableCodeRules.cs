using Boards.Devicetree.Text;
using Boards.Microkit.Rules;

namespace Boards.Generator.Diagnostics;

/// <summary>The rules about C# whose mistakes an editor can fix: what each fix needs is in the <see cref="FixProperties"/> of the diagnostic. Those of systems are in <see cref="FixableRules"/>.</summary>
public static class FixableCodeRules
{
    /// <summary>A disabled device is used; the node is the one whose status disables it, the value a reference to it.</summary>
    public static DiagnosticRule DisabledUse => UsageDiagnostics.DisabledRule;

    /// <summary>A class of a system, or a class that contains it, is not partial; the fix needs only the location.</summary>
    public static DiagnosticRule NotPartial => DeclarationDiagnostics.NotPartialRule;

    /// <summary>An argument is not known when the generator runs; the fix needs only the location.</summary>
    public static DiagnosticRule UnknownConstant => DeclarationDiagnostics.UnknownConstantRule;
}
