using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using Boards.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Boards.Generator.CodeFixes;

/// <summary>Passes the bus in which a region of a passed device lies: an attribute above the device's own.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PassTheBusCodeFixProvider)), Shared]
public sealed class PassTheBusCodeFixProvider : CodeFixProvider
{
    private const string UnmappedBus = "BRD3004";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [UnmappedBus];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Diagnostic diagnostic = context.Diagnostics[0];
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        AttributeListSyntax? list = root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<AttributeListSyntax>();
        if (list is null || !diagnostic.Properties.TryGetValue(DiagnosticConversion.FixNode, out string? bus) || bus is null)
            return;
        context.RegisterCodeFix(
            CodeAction.Create($"Pass {bus}", cancel => PassAsync(context.Document, list, bus, cancel), equivalenceKey: UnmappedBus + ":" + bus),
            diagnostic);
    }

    // Text, not syntax: the new line takes over the indentation of the device's, whatever it is made of.
    private static async Task<Document> PassAsync(Document document, AttributeListSyntax list, string bus, CancellationToken cancel)
    {
        SourceText text = await document.GetTextAsync(cancel).ConfigureAwait(false);
        TextLine line = text.Lines.GetLineFromPosition(list.SpanStart);
        string indentation = text.ToString(TextSpan.FromBounds(line.Start, list.SpanStart));
        if (indentation.Trim().Length > 0)
            indentation = "";
        string newLine = line.EndIncludingLineBreak > line.End ? text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) : "\n";
        string attribute = $"[Passthrough({SymbolDisplay.FormatLiteral(bus, quote: true)})]";
        return document.WithText(text.WithChanges(new TextChange(new TextSpan(list.SpanStart, 0), attribute + newLine + indentation)));
    }
}
