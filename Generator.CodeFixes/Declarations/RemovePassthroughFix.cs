using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Boards.Microkit.Rules;
using Boards.Microkit.Rules.Devices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Boards.Generator.CodeFixes.Declarations;

/// <summary>Removes a passthrough that has no effect, or whose device cannot be passed to a guest.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemovePassthroughFix)), Shared]
public sealed class RemovePassthroughFix : DeclarationFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [FixableRules.Redundant.Id, FixableRules.NotADevice.Id];

    private protected override Task<ImmutableArray<Fix>> FindAsync(Subject subject, CancellationToken cancel) =>
        Task.FromResult<ImmutableArray<Fix>>(subject.Attribute is not { } attribute ? [] :
        [
            new Fix(
                "Remove the passthrough",
                subject.Diagnostic.Id,
                [.. attribute.Without(subject.Text).Select(span => subject.Replace(span, "", $"{span} of {subject.Document.Id} goes"))]),
        ]);
}
