using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Boards.Generator.Systems.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.Options;
using Microsoft.CodeAnalysis.Tags;
using Microsoft.CodeAnalysis.Text;

namespace Boards.Generator.Completion;

/// <summary>
/// Completes the strings of the attributes that declare a system: devices of the board by path, label and alias, boards, memory
/// regions, protection domains, files and versions.
/// </summary>
[ExportCompletionProvider(nameof(NameCompletion), LanguageNames.CSharp), Shared]
public sealed class NameCompletion : CompletionProvider
{
    private const string MeaningProperty = "Meaning";

    // Paths contain '/', '@', '-' and ',', so only the end of the string ends a name.
    private static readonly CompletionItemRules Rules = CompletionItemRules.Create(
        commitCharacterRules: [CharacterSetModificationRule.Create(CharacterSetModificationKind.Replace, '"')]);

    /// <inheritdoc/>
    public override bool ShouldTriggerCompletion(SourceText text, int caretPosition, CompletionTrigger trigger, OptionSet options) => trigger.Kind switch
    {
        CompletionTriggerKind.Insertion => trigger.Character is '"' or '/' or '@',
        _ => base.ShouldTriggerCompletion(text, caretPosition, trigger, options),
    };

    /// <inheritdoc/>
    public override async Task ProvideCompletionsAsync(CompletionContext context)
    {
        CancellationToken cancel = context.CancellationToken;
        Document document = context.Document;
        if (await document.GetSyntaxRootAsync(cancel).ConfigureAwait(false) is not { } root
            || StringAtCaret.Find(root, context.Position) is not { } text
            || await document.GetSemanticModelAsync(cancel).ConfigureAwait(false) is not { } model
            || KnownNames.Of(text.Argument, model, document.Project.AnalyzerOptions, cancel) is not { } names)
            return;
        context.CompletionListSpan = text.Span;
        context.IsExclusive = true;
        foreach (KnownName name in names)
        {
            context.AddItem(CompletionItem.Create(
                name.Text,
                sortText: name.Rank.ToString("d2", CultureInfo.InvariantCulture) + name.Text,
                properties: ImmutableDictionary<string, string>.Empty.Add(MeaningProperty, name.Meaning),
                tags: [WellKnownTags.Constant],
                rules: Rules,
                inlineDescription: name.Note));
        }
    }

    /// <inheritdoc/>
    public override Task<CompletionDescription?> GetDescriptionAsync(Document document, CompletionItem item, CancellationToken cancellationToken) =>
        Task.FromResult<CompletionDescription?>(CompletionDescription.FromText(item.Properties.TryGetValue(MeaningProperty, out string? meaning) ? meaning : ""));
}
