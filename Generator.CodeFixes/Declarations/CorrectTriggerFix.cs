using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using Boards.Generator.Diagnostics;
using Boards.Microkit.Rules;
using Boards.Microkit.Rules.Interrupts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Boards.Generator.CodeFixes.Declarations;

/// <summary>Changes a declared trigger to the trigger of the device.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CorrectTriggerFix)), Shared]
public sealed class CorrectTriggerFix : DeclarationFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [FixableRules.WrongTrigger.Id];

    private protected override Task<ImmutableArray<Fix>> FindAsync(Subject subject, CancellationToken cancel)
    {
        // Only the member name is replaced, so that the type is kept as written.
        TextSpan? word = subject.Expression switch
        {
            MemberAccessExpressionSyntax member => member.Name.Span,
            IdentifierNameSyntax name when subject.Model.GetSymbolInfo(name, cancel).Symbol?.ContainingType?.TypeKind == TypeKind.Enum => name.Span,
            _ => null,
        };
        return Task.FromResult<ImmutableArray<Fix>>(word is not { } span || subject[FixProperties.Value] is not { } trigger ? [] :
        [
            new Fix($"Change the trigger to {trigger}", subject.Diagnostic.Id, [subject.Replace(span, trigger, $"{span} of {subject.Document.Id}")]),
        ]);
    }
}
