using System.Collections.Immutable;
using Boards.Devicetree;
using Boards.Devicetree.Checks;
using Boards.Devicetree.Text;
using Boards.Generator.Systems.Declarations;
using Boards.Hardware;
using Boards.Microkit.Platforms;
using Boards.Microkit.Rules;

namespace Boards.Generator.Diagnostics;

/// <summary>Every rule that the compiler can report.</summary>
internal static class Rules
{
    /// <summary>The rules about sources: those of the engine, and those about the configuration.</summary>
    public static ImmutableArray<DiagnosticRule> OfSources { get; } =
    [
        .. DiagnosticCatalog.Language,
        .. TreeChecks.Rules,
        .. HardwareRules.All, .. PlatformCatalog.All,
        .. ConfigurationDiagnostics.All,
    ];

    /// <summary>The rules about hand-written systems.</summary>
    public static ImmutableArray<DiagnosticRule> OfSystemFiles { get; } =
        [.. SystemDiagnostics.All, .. SuppressionDiagnostics.All, .. ConfigurationDiagnostics.OfSystemFiles];

    /// <summary>All rules by id.</summary>
    public static ImmutableArray<DiagnosticRule> All { get; } =
        ((ImmutableArray<DiagnosticRule>)[.. OfSources, .. ConfigurationDiagnostics.OfSystemFiles, .. SystemDiagnostics.All, .. DeclarationDiagnostics.All, .. UsageDiagnostics.All, .. RuntimeDiagnostics.All])
        .Sort(static (one, other) => string.CompareOrdinal(one.Id, other.Id));
}
