using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Text;
using Microsoft.CodeAnalysis;

namespace Boards.Generator.Diagnostics;

/// <summary>The compiler's descriptor of each rule.</summary>
internal static class DescriptorTable
{
    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> Descriptors =
        Rules.All.ToImmutableDictionary(static rule => rule.Id, static rule => Describe(rule, isConfigurable: !rule.BreaksOutput));

    // Nothing is generated from a hand-written system, so any rule can be switched off.
    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> InSystemFiles =
        Rules.OfSystemFiles.ToImmutableDictionary(static rule => rule.Id, static rule => Describe(rule, isConfigurable: true));

    /// <summary>The descriptor of a rule.</summary>
    public static DiagnosticDescriptor Of(DiagnosticRule rule) => Descriptors[rule.Id];

    /// <summary>The descriptors of the rules about hand-written systems.</summary>
    public static ImmutableArray<DiagnosticDescriptor> OfSystemFiles { get; } = [.. Rules.OfSystemFiles.Select(OfSystemFile)];

    /// <summary>The descriptor of a rule where it is reported in a hand-written system.</summary>
    public static DiagnosticDescriptor OfSystemFile(DiagnosticRule rule) => InSystemFiles[rule.Id];

    /// <summary>The descriptors of some rules.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Of(IEnumerable<DiagnosticRule> rules) => [.. rules.Select(Of)];

    private static DiagnosticDescriptor Describe(DiagnosticRule rule, bool isConfigurable) => new(
        rule.Id,
        rule.Title,
        "{0}",
        "Boards." + rule.Category,
        rule.Severity switch
        {
            Severity.Error => DiagnosticSeverity.Error,
            Severity.Warning => DiagnosticSeverity.Warning,
            Severity.Info => DiagnosticSeverity.Info,
            _ => DiagnosticSeverity.Hidden,
        },
        isEnabledByDefault: true,
        helpLinkUri: rule.HelpLink,
        customTags: isConfigurable ? [] : [WellKnownDiagnosticTags.NotConfigurable]);
}
