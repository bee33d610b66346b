using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Boards.Generator.CodeFixes.Declarations;

/// <summary>
/// Applies all fixes of one kind at once. A fix may edit a file other than that of its diagnostic, and two fixes may make the
/// same edit, so the edits of all files are collected before any is made.
/// </summary>
internal sealed class DeclarationFixAll(DeclarationFix fixes) : FixAllProvider
{
    /// <inheritdoc/>
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    /// <inheritdoc/>
    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) => Task.FromResult<CodeAction?>(CodeAction.Create(
        "Fix all: " + fixAllContext.CodeActionEquivalenceKey, _ => FixAsync(fixAllContext), fixAllContext.CodeActionEquivalenceKey));

    private async Task<Solution> FixAsync(FixAllContext context)
    {
        List<Edit> edits = [];
        foreach (Document document in DocumentsOf(context))
        {
            ImmutableArray<Diagnostic> diagnostics = await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
            foreach (Diagnostic diagnostic in diagnostics.OrderBy(static d => d.Location.SourceSpan.Start))
            {
                IEnumerable<Fix> offered = await fixes.FindAsync(document, diagnostic, context.CancellationToken).ConfigureAwait(false);
                edits.AddRange(offered.Where(fix => fix.Key == context.CodeActionEquivalenceKey).Take(1).SelectMany(static fix => fix.Edits));
            }
        }

        return await DeclarationFix.ApplyAsync(context.Solution, edits, context.CancellationToken).ConfigureAwait(false);
    }

    private static IEnumerable<Document> DocumentsOf(FixAllContext context) => context.Scope switch
    {
        FixAllScope.Document => context.Document is { } document ? [document] : [],
        FixAllScope.Project => context.Project.Documents,
        _ => context.Solution.Projects.Where(static project => project.Language == LanguageNames.CSharp).SelectMany(static project => project.Documents),
    };
}
