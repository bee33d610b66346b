using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using Boards.Microkit.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Boards.Generator.CodeFixes.Declarations;

/// <summary>Passes a device with everything that it needs, by setting <c>WithDependencies</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PassDependenciesFix)), Shared]
public sealed class PassDependenciesFix : DeclarationFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [FixableRules.UnmappedBus.Id, FixableRules.MissingProvider.Id, FixableRules.PartNotDelivered.Id];

    private protected override Task<ImmutableArray<Fix>> FindAsync(Subject subject, CancellationToken cancel)
    {
        // The device may be mapped by hand.
        if (subject.Attribute is not { } attribute || NameOf(attribute) is not ("Passthrough" or "PassthroughAttribute"))
            return Task.FromResult<ImmutableArray<Fix>>([]);
        TextChange change = attribute.With("WithDependencies", "true");
        return Task.FromResult<ImmutableArray<Fix>>(
            [new Fix("Pass everything that it needs", "WithDependencies", [subject.Replace(change.Span, change.NewText!, $"{attribute.Span} with dependencies")])]);
    }

    private static string NameOf(AttributeSyntax attribute) => attribute.Name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
