using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Reflection;

namespace Boards.Devicetree.Text;

/// <summary>What all diagnostics of one kind share. Declared once, beside the method that makes them.</summary>
public sealed record DiagnosticRule
{
    // From the property HelpLinkBase of the build.
    private static readonly string? HelpLinkBase = typeof(DiagnosticRule).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(static metadata => metadata.Key == nameof(HelpLinkBase))?.Value;

    /// <summary>A rule.</summary>
    /// <param name="id"><c>BRD</c> and four digits.</param>
    /// <param name="title">What is wrong, in general, as a short sentence without a full stop.</param>
    /// <param name="severity">The severity if nothing else is configured.</param>
    /// <param name="breaksOutput">Whether the output would be wrong.</param>
    public DiagnosticRule(string id, string title, Severity severity, bool breaksOutput = false)
    {
        Id = id;
        Title = title;
        Severity = severity;
        BreaksOutput = breaksOutput;
    }

    /// <summary><c>BRD</c> and four digits; it never changes.</summary>
    public string Id { get; init; }

    /// <summary>What is wrong, in general, as a short sentence without a full stop.</summary>
    public string Title { get; init; }

    /// <summary>The severity if nothing else is configured.</summary>
    public Severity Severity { get; init; }

    /// <summary>
    /// Whether the output would be wrong. Such a rule is reported by the generator and cannot be switched off; every
    /// other rule is reported by an analyzer and can be configured.
    /// </summary>
    public bool BreaksOutput { get; init; }

    /// <summary>The category, which is the first digit of the id.</summary>
    public DiagnosticCategory Category => (DiagnosticCategory)CharUnicodeInfo.GetDecimalDigitValue(Id[3]);

    /// <summary>
    /// Rules that report the same mistake closer to its cause. If one of them is reported at the location of a diagnostic of this
    /// rule, or at one of its related locations, that diagnostic is not reported.
    /// </summary>
    public ImmutableArray<DiagnosticRule> YieldsTo { get; init; } = [];

    /// <summary>
    /// Rules of an earlier layer, which does not know this rule, that yield to it: this rule follows the value
    /// to its end and reports the consequence.
    /// </summary>
    public ImmutableArray<DiagnosticRule> Replaces { get; init; } = [];

    /// <summary>
    /// Errors that leave out a part of the tree. While one of them is reported anywhere in the sources, this rule is not, because
    /// that part may have what it misses.
    /// </summary>
    public ImmutableArray<DiagnosticRule> WaitsFor { get; init; } = [];

    /// <summary>The page that explains the rule; null in a build that does not specify where its pages are published.</summary>
    public string? HelpLink => HelpLinkBase is null ? null : HelpLinkBase + Id + ".md";
}
