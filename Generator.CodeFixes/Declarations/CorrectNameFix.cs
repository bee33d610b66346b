using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using Boards.Generator.Diagnostics;
using Boards.Microkit.Rules;
using Boards.Microkit.Rules.Devices;
using Boards.Microkit.Rules.Domains;
using Boards.Microkit.Rules.Memory;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Boards.Generator.CodeFixes.Declarations;

/// <summary>Replaces an unknown name with the most similar known one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CorrectNameFix)), Shared]
public sealed class CorrectNameFix : DeclarationFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        FixableRules.UnknownBoard.Id, FixableRules.UnknownDevice.Id,
        FixableRules.UnknownRegion.Id, FixableRules.UnknownDomain.Id,
    ];

    private protected override Task<ImmutableArray<Fix>> FindAsync(Subject subject, CancellationToken cancel)
    {
        // An argument that is defined elsewhere, such as a constant, may have other uses.
        string? text = subject[FixProperties.Value] is not { } meant ? null : subject.Expression switch
        {
            LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => AttributeText.Quote(meant),
            TypeOfExpressionSyntax => $"typeof({meant})",
            _ => null,
        };
        return Task.FromResult<ImmutableArray<Fix>>(text is null ? [] :
        [
            new Fix($"Change to {text}", subject.Diagnostic.Id, [subject.Replace(subject.Expression!.Span, text, subject.Expression.Span.ToString() + subject.Document.Id)]),
        ]);
    }
}
