using System;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Text;

namespace Boards.LanguageServer.Workspace.Severities;

/// <summary>The severities of a run, as a build would configure them.</summary>
public sealed record SeveritySettings
{
    /// <summary>The severities of the rules.</summary>
    public static SeveritySettings Default { get; } = new();

    /// <summary>The configured severity of each id; hidden means that it is switched off.</summary>
    public ImmutableDictionary<string, Severity> Configured { get; init; } = ImmutableDictionary<string, Severity>.Empty;

    /// <summary>Whether diagnostics that are warnings after that are errors.</summary>
    public bool WarningsAreErrors { get; init; }

    /// <summary>The lowest severity of the diagnostics that are written.</summary>
    public Severity Least { get; init; } = Severity.Info;

    /// <summary>Whether a rule is given a higher severity than its own, so that checks with a lower severity must be run.</summary>
    public bool Raises => Configured.Values.Any(static severity => severity >= Severity.Warning);

    /// <summary>The severity of a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="hasOutput">Whether output is made from the source. If so, a rule that breaks the output keeps at least its severity.</param>
    public Severity Of(DiagnosticRule rule, bool hasOutput = true)
    {
        Severity severity = IsKept(rule, hasOutput) ? rule.Severity : Configured.GetValueOrDefault(rule.Id, rule.Severity);
        return WarningsAreErrors && severity == Severity.Warning ? Severity.Error : severity;
    }

    /// <summary>Whether a lower severity is configured, but has no effect.</summary>
    public bool IsKept(DiagnosticRule rule, bool hasOutput) =>
        hasOutput && rule.BreaksOutput && Configured.TryGetValue(rule.Id, out Severity severity) && severity < rule.Severity;

    /// <summary>A diagnostic with the severity that it has in this run.</summary>
    /// <param name="diagnostic">The diagnostic.</param>
    /// <param name="hasOutput">Whether output is made from its source.</param>
    public Diagnostic Applied(Diagnostic diagnostic, bool hasOutput = true) =>
        Of(diagnostic.Rule, hasOutput) is var severity && severity == diagnostic.Severity ? diagnostic : diagnostic with { Rule = diagnostic.Rule with { Severity = severity } };

    /// <summary>Equal if the same is configured.</summary>
    public bool Equals(SeveritySettings? other) => other is not null && WarningsAreErrors == other.WarningsAreErrors && Least == other.Least
        && Configured.Count == other.Configured.Count && Configured.All(pair => other.Configured.TryGetValue(pair.Key, out Severity severity) && severity == pair.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(WarningsAreErrors, Least, Configured.Count);

    /// <summary>Whether a rule is switched off, so that another one may report the same mistake.</summary>
    public bool IsOff(DiagnosticRule rule) => !rule.BreaksOutput && Configured.TryGetValue(rule.Id, out Severity severity) && severity == Severity.Hidden;
}
