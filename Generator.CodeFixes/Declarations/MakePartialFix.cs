using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Boards.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Boards.Generator.CodeFixes.Declarations;

/// <summary>Makes a class of a system and the classes that contain it partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialFix)), Shared]
public sealed class MakePartialFix : DeclarationFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [FixableCodeRules.NotPartial.Id];

    private protected override Task<ImmutableArray<Fix>> FindAsync(Subject subject, CancellationToken cancel)
    {
        IEnumerable<TypeDeclarationSyntax> rigid = subject.Node.AncestorsAndSelf().OfType<TypeDeclarationSyntax>()
            .Where(static type => !type.Modifiers.Any(SyntaxKind.PartialKeyword));
        // The keyword must be directly before the keyword of the type.
        ImmutableArray<Edit> edits = [.. rigid.Select(type => subject.Replace(new TextSpan(type.Keyword.SpanStart, 0), "partial ", $"{type.Keyword.Span} of {subject.Document.Id}"))];
        return Task.FromResult<ImmutableArray<Fix>>(edits.IsEmpty ? [] : [new Fix("Make it partial", subject.Diagnostic.Id, edits)]);
    }
}
