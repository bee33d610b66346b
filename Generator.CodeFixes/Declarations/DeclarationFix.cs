using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Boards.Generator.CodeFixes.Declarations;

/// <summary>
/// A fix of a system's declaration. It edits text, not syntax, so that the user's formatting does not change.
/// </summary>
public abstract class DeclarationFix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => new DeclarationFixAll(this);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        HashSet<string> offered = [];
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            foreach (Fix fix in await FindAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false))
            {
                // Two diagnostics at the same place offer the same fixes.
                if (offered.Add(fix.Title))
                    context.RegisterCodeFix(CodeAction.Create(fix.Title, cancel => ApplyAsync(context.Document.Project.Solution, fix.Edits, cancel), fix.Key), diagnostic);
            }
        }
    }

    /// <summary>The fixes for a diagnostic.</summary>
    internal async Task<ImmutableArray<Fix>> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancel) =>
        await Subject.FindAsync(document, diagnostic, cancel).ConfigureAwait(false) is { } subject
            ? await FindAsync(subject, cancel).ConfigureAwait(false)
            : [];

    /// <summary>Makes edits, except those that conflict with an earlier one.</summary>
    internal static async Task<Solution> ApplyAsync(Solution solution, IEnumerable<Edit> edits, CancellationToken cancel)
    {
        HashSet<string> purposes = [];
        foreach (IGrouping<DocumentId, Edit> ofFile in edits.Where(edit => purposes.Add(edit.Purpose)).GroupBy(static edit => edit.File))
        {
            if (solution.GetDocument(ofFile.Key) is not { } document)
                continue;
            SourceText text = await document.GetTextAsync(cancel).ConfigureAwait(false);
            solution = solution.WithDocumentText(ofFile.Key, text.WithChanges(Compatible(ofFile.Select(static edit => edit.Change))));
        }

        return solution;
    }

    private protected abstract Task<ImmutableArray<Fix>> FindAsync(Subject subject, CancellationToken cancel);

    // All insertions at the same place are made, one after the other; if changes overlap, only the first is made.
    private static List<TextChange> Compatible(IEnumerable<TextChange> changes)
    {
        List<TextChange> kept = [];
        foreach (TextChange change in changes.OrderBy(static change => change.Span.Start).ThenBy(static change => change.Span.Length))
        {
            if (kept.Count == 0 || change.Span.Start >= kept[kept.Count - 1].Span.End)
                kept.Add(change);
        }

        return kept;
    }
}
