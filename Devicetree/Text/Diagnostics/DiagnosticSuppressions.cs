using System;
using System.Collections.Generic;
using System.Linq;

namespace Boards.Devicetree.Text;

/// <summary>
/// Diagnostics that comments in a source switch off: <c>boards-disable-next-line BRD2003</c>, <c>boards-disable-line
/// BRD2003</c> and, for the whole file, <c>boards-disable BRD2003</c>; several ids are separated by spaces or commas.
/// Diagnostics that break the output are reported nevertheless.
/// </summary>
public sealed class DiagnosticSuppressions : IEquatable<DiagnosticSuppressions>
{
    private const int WholeFile = -1;

    private readonly HashSet<(string Path, int Line, string Id)> _entries;
    private readonly bool _hasOutput;

    /// <param name="comments">The comments.</param>
    /// <param name="hasOutput">Whether output is made from the source, so that diagnostics that break the output are reported in any case.</param>
    internal DiagnosticSuppressions(IEnumerable<SuppressionComment> comments, bool hasOutput = true)
    {
        _hasOutput = hasOutput;
        _entries = [];
        foreach (SuppressionComment comment in comments)
        {
            int line = comment.Reach switch
            {
                SuppressionReach.File => WholeFile,
                SuppressionReach.Line => comment.Location.From.Line,
                _ => comment.Location.From.Line + 1,
            };
            foreach ((string id, _) in comment.Ids)
                _entries.Add((comment.Location.Path, line, id));
        }
    }

    private DiagnosticSuppressions(HashSet<(string Path, int Line, string Id)> entries, bool hasOutput)
    {
        _entries = entries;
        _hasOutput = hasOutput;
    }

    /// <summary>No suppression at all.</summary>
    public static DiagnosticSuppressions None { get; } = new((SuppressionComment[])[]);

    /// <summary>Whether a comment switches this diagnostic off at its place.</summary>
    public bool Covers(Diagnostic diagnostic)
    {
        if (_entries.Count == 0 || (_hasOutput && diagnostic.Rule.BreaksOutput))
            return false;
        SourceLocation at = diagnostic.Location;
        return _entries.Contains((at.Path, WholeFile, diagnostic.Id)) || _entries.Contains((at.Path, at.From.Line, diagnostic.Id));
    }

    /// <summary>These suppressions, and those of other sources.</summary>
    internal DiagnosticSuppressions With(DiagnosticSuppressions others) =>
        others._entries.Count == 0 ? this : new([.. _entries, .. others._entries], _hasOutput || others._hasOutput);

    /// <inheritdoc/>
    public bool Equals(DiagnosticSuppressions? other) => other is not null && _entries.SetEquals(other._entries);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DiagnosticSuppressions);

    /// <inheritdoc/>
    public override int GetHashCode() => _entries.Count;
}
