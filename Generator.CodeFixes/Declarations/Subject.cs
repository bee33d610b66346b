using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Boards.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Boards.Generator.CodeFixes.Declarations;

/// <summary>A diagnostic with the syntax at its location.</summary>
/// <param name="Document">The C# file.</param>
/// <param name="Model">The semantic model of the file.</param>
/// <param name="Text">The file's text.</param>
/// <param name="Node">The innermost syntax at the place.</param>
/// <param name="Diagnostic">The diagnostic.</param>
internal sealed record Subject(Document Document, SemanticModel Model, SourceText Text, SyntaxNode Node, Diagnostic Diagnostic)
{
    /// <summary>The attribute that contains the place, or null.</summary>
    public AttributeSyntax? Attribute => Node.FirstAncestorOrSelf<AttributeSyntax>();

    /// <summary>The expression at the place, or null.</summary>
    public ExpressionSyntax? Expression => Node as ExpressionSyntax ?? (Node as AttributeArgumentSyntax)?.Expression;

    /// <summary>The value of a property of the diagnostic, for its fixes; or null.</summary>
    public string? this[string property] => Diagnostic.Properties.TryGetValue(property, out string? value) ? value : null;

    /// <summary>The subject at a diagnostic's location; null if there is none.</summary>
    public static Task<Subject?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancel) =>
        FindAsync(document, diagnostic.Location.SourceSpan, diagnostic, cancel);

    /// <summary>The subject at the diagnostic's first additional location, in any C# file; null if there is none.</summary>
    public async Task<Subject?> FindRelatedAsync(CancellationToken cancel)
    {
        Location? place = Diagnostic.AdditionalLocations.FirstOrDefault();
        Document? file = place is null ? null : Document.Project.Documents.FirstOrDefault(
            candidate => string.Equals(candidate.FilePath, place.GetLineSpan().Path, StringComparison.Ordinal));
        return file is null ? null : await FindAsync(file, place!.SourceSpan, Diagnostic, cancel).ConfigureAwait(false);
    }

    /// <summary>Replaces a span of the file.</summary>
    public Edit Replace(TextSpan span, string text, string purpose) => new(Document.Id, new TextChange(span, text), purpose);

    private static async Task<Subject?> FindAsync(Document document, TextSpan span, Diagnostic diagnostic, CancellationToken cancel)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancel).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancel).ConfigureAwait(false);
        SourceText text = await document.GetTextAsync(cancel).ConfigureAwait(false);
        return root is null || model is null || !root.FullSpan.Contains(span)
            ? null
            : new Subject(document, model, text, root.FindNode(span, getInnermostNodeForTie: true), diagnostic);
    }
}
