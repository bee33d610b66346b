using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Text;

namespace Boards.Devicetree;

/// <summary>Errors in the comments that switch diagnostics off.</summary>
public static class SuppressionDiagnostics
{
    private static readonly DiagnosticRule UnknownRule = new("BRD0060", "A comment disables an unknown diagnostic", Severity.Warning);
    private static readonly DiagnosticRule NothingRule = new("BRD0061", "A boards-disable comment has no diagnostic id", Severity.Warning);

    /// <summary>All rules of this kind.</summary>
    public static ImmutableArray<DiagnosticRule> All { get; } = [UnknownRule, NothingRule];

    /// <summary>Reads the comments of an XML file.</summary>
    /// <returns>The suppressions, and what is wrong with the comments.</returns>
    public static (DiagnosticSuppressions Suppressions, ImmutableArray<Diagnostic> Diagnostics) ReadXml(SourceFile file)
    {
        SuppressionComment[] comments = [.. SuppressionComment.FindInXml(file)];
        return (new DiagnosticSuppressions(comments, hasOutput: false), [.. comments.SelectMany(Check)]);
    }

    /// <summary>What is wrong with a comment.</summary>
    internal static IEnumerable<Diagnostic> Check(SuppressionComment comment)
    {
        if (comment.Ids.IsEmpty)
            yield return new Diagnostic(NothingRule, comment.Location, "expected a diagnostic id after this");
        foreach ((string id, SourceLocation location) in comment.Ids)
        {
            if (!DiagnosticCatalog.IsKnown(id))
            {
                string? nearest = Spelling.Nearest(id, DiagnosticCatalog.Language.Select(static rule => rule.Id));
                yield return new Diagnostic(UnknownRule, location, $"unknown diagnostic '{id}'").Suggesting(nearest);
            }
        }
    }
}
