using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Boards.Microkit.Rules;
using Boards.Microkit.Rules.Interrupts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Boards.Generator.CodeFixes.Declarations;

/// <summary>Removes an id that is not available, so that the lowest free one is used.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReleaseIdFix)), Shared]
public sealed class ReleaseIdFix : DeclarationFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [FixableRules.IdRange.Id, FixableRules.DuplicateId.Id];

    private protected override Task<ImmutableArray<Fix>> FindAsync(Subject subject, CancellationToken cancel) =>
        Task.FromResult<ImmutableArray<Fix>>(EditsOf(subject) is { IsEmpty: false } edits ? [new Fix("Take the lowest free id", subject.Diagnostic.Id, edits)] : []);

    private static ImmutableArray<Edit> EditsOf(Subject subject)
    {
        if (subject.Expression is not { } id || id.FirstAncestorOrSelf<AttributeArgumentSyntax>() is not { NameEquals.Name.Identifier.ValueText: var name } argument)
            return [];
        // In a list, the other ids must keep their positions: -1 means the lowest free id.
        if (name == "Channels")
            return argument.Expression == id ? [] : [subject.Replace(id.Span, "-1", $"{id.Span} of {subject.Document.Id}")];
        // The list of ids of virtual CPUs has no value with this meaning.
        return argument.Expression != id || subject.Attribute is not { } attribute ? [] :
            [.. attribute.Without(argument, subject.Text).Select(span => subject.Replace(span, "", $"{span} of {subject.Document.Id}"))];
    }
}
