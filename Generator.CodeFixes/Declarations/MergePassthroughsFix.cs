using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Boards.Microkit.Rules;
using Boards.Microkit.Rules.Devices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Boards.Generator.CodeFixes.Declarations;

/// <summary>
/// Merges two passthroughs of the same device: the arguments of the second are added to the first, and the second is removed.
/// Not offered if both set the same property to different values.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MergePassthroughsFix)), Shared]
public sealed class MergePassthroughsFix : DeclarationFix
{
    // The order of these lists has no meaning, so they can be concatenated.
    private static readonly HashSet<string> Sets = new(StringComparer.Ordinal) { "Regions", "Interrupts", "Exclude" };

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [FixableRules.PassedTwice.Id];

    private protected override async Task<ImmutableArray<Fix>> FindAsync(Subject subject, CancellationToken cancel)
    {
        if (subject.Attribute is not { } second
            || await subject.FindRelatedAsync(cancel).ConfigureAwait(false) is not { Attribute: { } first } other
            || Merge(first, second) is not { } arguments)
            return [];
        string purpose = $"{second.Span} of {subject.Document.Id} goes";
        List<Edit> edits = [];
        foreach ((string name, string value) in arguments)
        {
            TextChange change = first.With(name, value);
            edits.Add(other.Replace(change.Span, change.NewText!, $"{name} for {purpose}"));
        }

        edits.AddRange(second.Without(subject.Text).Select(span => subject.Replace(span, "", $"{span}: {purpose}")));
        return [new Fix("Merge with the first passthrough", subject.Diagnostic.Id, edits.ToImmutableArray())];
    }

    // The arguments to add to the first; null if the two conflict.
    private static List<(string Name, string Value)>? Merge(AttributeSyntax first, AttributeSyntax second)
    {
        List<(string Name, string Value)> added = [];
        foreach (AttributeArgumentSyntax argument in second.ArgumentList?.Arguments.Where(static a => a.NameEquals is not null) ?? [])
        {
            string name = argument.NameEquals!.Name.Identifier.ValueText;
            if (first.Named(name)?.Expression is not { } there)
                added.Add((name, argument.Expression.ToString()));
            else if (SyntaxFactory.AreEquivalent(there, argument.Expression))
                continue;
            else if (Union(name, there, argument.Expression) is { } union)
                added.Add((name, union));
            else
                return null;
        }

        return added;
    }

    private static string? Union(string name, ExpressionSyntax one, ExpressionSyntax other)
    {
        if (name == "WithDependencies")
            return "true";
        if (!Sets.Contains(name) || Elements(one) is not { Count: > 0 } elements || Elements(other) is not { Count: > 0 } more)
            return null;
        string[] missing = [.. more.Select(static e => e.ToString()).Except(elements.Select(static e => e.ToString()), StringComparer.Ordinal)];
        int end = elements.Last().Span.End - one.SpanStart;
        return one.ToString().Insert(end, string.Concat(missing.Select(static element => ", " + element)));
    }

    private static IReadOnlyList<SyntaxNode>? Elements(ExpressionSyntax list) => list switch
    {
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        CollectionExpressionSyntax collection => collection.Elements,
        _ => null,
    };
}
