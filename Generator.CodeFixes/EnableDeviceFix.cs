using System.Collections.Immutable;
using System.Composition;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Boards.Generator.Diagnostics;
using Boards.Generator.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Boards.Generator.CodeFixes;

/// <summary>
/// Enables a device that C# uses: sets the <c>status</c> of the node that has it disabled to <c>okay</c>, in the
/// devicetree source. Offered where that source is part of the project.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EnableDeviceFix))]
[Shared]
public sealed class EnableDeviceFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [UsageDiagnostics.DisabledRule.Id];

    /// <summary>None: whether a device shall run is decided for each one, and editors merge no edits of additional files.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            Location? status = diagnostic.AdditionalLocations.FirstOrDefault();
            if (status?.Kind != LocationKind.ExternalFile)
                continue;
            string path = FilePath.Normalize(status.GetLineSpan().Path);
            TextDocument? source = context.Document.Project.AdditionalDocuments
                .FirstOrDefault(document => document.FilePath is { } file && FilePath.Normalize(file) == path);
            if (source is null || !IsString(await source.GetTextAsync(context.CancellationToken).ConfigureAwait(false), status.SourceSpan))
                continue;
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Set status = \"okay\" in {Path.GetFileName(path)}",
                    cancel => EnableAsync(source, status.SourceSpan, cancel),
                    nameof(EnableDeviceFix)),
                diagnostic);
        }
    }

    // What is written otherwise, as by a macro, is not ours to rewrite.
    private static bool IsString(SourceText text, TextSpan span) =>
        span.Length > 1 && span.End <= text.Length && text[span.Start] == '"' && text[span.End - 1] == '"';

    private static async Task<Solution> EnableAsync(TextDocument source, TextSpan status, CancellationToken cancel)
    {
        SourceText text = await source.GetTextAsync(cancel).ConfigureAwait(false);
        return source.Project.Solution.WithAdditionalDocumentText(source.Id, text.Replace(status, "\"okay\""));
    }
}
