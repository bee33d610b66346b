using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Text;

namespace Boards.Microkit;

/// <summary>Removes diagnostics that only follow from another that is already reported.</summary>
internal static class Consequences
{
    /// <summary>The diagnostics of the rules for a system, without those that follow from errors.</summary>
    /// <param name="read">The diagnostics from reading the system.</param>
    /// <param name="meaning">The diagnostics of the rules.</param>
    public static IEnumerable<Diagnostic> Without(IEnumerable<Diagnostic> read, ImmutableArray<Diagnostic> meaning)
    {
        // A diagnostic for a value that could not be read is about its replacement.
        HashSet<SourceLocation> unread = [.. read.Where(IsError).Select(static d => d.Location)];
        HashSet<SourceLocation> wrong = [.. meaning.Where(IsError).Select(static d => d.Location)];
        return meaning.Where(d => !unread.Contains(d.Location) && (IsError(d) || !wrong.Contains(d.Location)));
    }

    /// <summary>The diagnostics without those whose rule yields to another that is reported at the same place.</summary>
    /// <param name="found">The diagnostics.</param>
    /// <param name="isOff">Whether a rule is switched off, so that another rule may report the same mistake; null if none is.</param>
    public static IEnumerable<Diagnostic> WithoutYielding(IReadOnlyCollection<Diagnostic> found, Func<DiagnosticRule, bool>? isOff = null)
    {
        HashSet<(DiagnosticRule Rule, DiagnosticPlace Place)> reported = [];
        HashSet<(DiagnosticRule Rule, DiagnosticPlace Place)> replaced = [];
        foreach (Diagnostic diagnostic in found.Where(d => d.Severity > Severity.Hidden && isOff?.Invoke(d.Rule) != true))
        {
            foreach (DiagnosticPlace place in diagnostic.Location.IsKnown ? (DiagnosticPlace[])[DiagnosticPlace.Of(diagnostic)] : [DiagnosticPlace.Of(diagnostic), DiagnosticPlace.Anywhere])
            {
                reported.Add((diagnostic.Rule, place));
                replaced.UnionWith(diagnostic.Rule.Replaces.Select(rule => (rule, place)));
            }
        }

        return found.Where(d => !PlacesOf(d).Any(place => replaced.Contains((d.Rule, place)) || d.Rule.YieldsTo.Any(rule => reported.Contains((rule, place)))));
    }

    private static IEnumerable<DiagnosticPlace> PlacesOf(Diagnostic diagnostic) => diagnostic.Related
        .Select(static related => DiagnosticPlace.Of(related.Location, node: ""))
        .Prepend(DiagnosticPlace.Of(diagnostic));

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == Severity.Error;
}
