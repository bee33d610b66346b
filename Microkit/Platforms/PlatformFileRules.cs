using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Microkit.Platforms;

namespace Boards.Microkit.Platforms;

/// <summary>Rules about the platform files of a project.</summary>
public static class PlatformFileRules
{
    private static readonly DiagnosticRule MalformedRule = new("BRD2401", "A line of a platform file cannot be read", Severity.Error, breaksOutput: true);
    private static readonly DiagnosticRule UnknownRule = new("BRD2402", "The platform is unknown", Severity.Error, breaksOutput: true);

    /// <summary>Every rule of this class.</summary>
    public static ImmutableArray<DiagnosticRule> All { get; } = [MalformedRule, UnknownRule];

    internal static Diagnostic Malformed(string line, string expected, SourceLocation location) =>
        new(MalformedRule, location, $"'{line}' is not a valid line of a platform file; expected {expected}");

    /// <summary>A platform name that is not in the table.</summary>
    public static Diagnostic Unknown(string name, PlatformTable table, SourceLocation location) =>
        new(UnknownRule, location, table.Missing(name));
}
