using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Text;

namespace Boards.Microkit;

/// <summary>
/// Decides which diagnostics of a source are reported, and in which order: those that comments do not switch off, each mistake
/// once. They are ordered by file, the source first and then the files in the order of their first inclusion, then by position
/// and id; those in other files (a system's declaration) come last, by path.
/// </summary>
internal sealed class FinalDiagnostics
{
    private readonly string _source;
    private readonly DiagnosticSuppressions _suppressions;
    private readonly Dictionary<string, int> _files = new(StringComparer.Ordinal);

    /// <param name="source">The source's path.</param>
    /// <param name="included">The files that were included, in the order of the first inclusion.</param>
    /// <param name="suppressions">The diagnostics that comments in them switch off.</param>
    public FinalDiagnostics(string source, ImmutableArray<string> included, DiagnosticSuppressions suppressions)
    {
        _source = source;
        _suppressions = suppressions;
        foreach (string path in included.Insert(0, source))
        {
            if (!_files.ContainsKey(path))
                _files.Add(path, _files.Count);
        }
    }

    /// <summary>The diagnostics that are reported.</summary>
    /// <param name="found">The diagnostics that were found.</param>
    /// <param name="isOff">Whether a rule is switched off, so that another rule may report the same mistake; null if none is.</param>
    public ImmutableArray<Diagnostic> Of(IEnumerable<Diagnostic> found, Func<DiagnosticRule, bool>? isOff = null)
    {
        Diagnostic[] left = [.. found.Where(diagnostic => !_suppressions.Covers(diagnostic))];
        if (left.Length == 0)
            return [];
        HashSet<(string Id, SourceLocation Location, string Message)> known = [];
        Diagnostic[] inOrder =
        [
            .. Consequences.WithoutYielding(left, isOff)
                .Select(Located)
                .Where(d => known.Add((d.Id, d.Location, d.Message)))
                .OrderBy(d => _files.TryGetValue(d.Location.Path, out int file) ? file : int.MaxValue)
                .ThenBy(static d => d.Location.Path, StringComparer.Ordinal)
                .ThenBy(static d => d.Location.Start)
                .ThenBy(static d => d.Id, StringComparer.Ordinal),
        ];
        return [.. Limited(inOrder)];
    }

    // The first diagnostics of each rule, up to its limit.
    private static IEnumerable<Diagnostic> Limited(Diagnostic[] diagnostics)
    {
        Dictionary<DiagnosticRule, ReportLimit> ofRule = [];
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (!ofRule.TryGetValue(diagnostic.Rule, out ReportLimit? limit))
                ofRule.Add(diagnostic.Rule, limit = new ReportLimit());
            if (limit.Take(diagnostic))
                yield return diagnostic;
        }
    }

    // A diagnostic without a location is reported for the file.
    private Diagnostic Located(Diagnostic diagnostic) =>
        diagnostic.Location.IsKnown && diagnostic.Related.All(static related => related.Location.IsKnown) ? diagnostic : diagnostic with
        {
            Location = Located(diagnostic.Location),
            Related = [.. diagnostic.Related.Select(related => related with { Location = Located(related.Location) })],
        };

    private SourceLocation Located(SourceLocation location) => location.IsKnown ? location : SourceLocation.StartOf(_source);
}
