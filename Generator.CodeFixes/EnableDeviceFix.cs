using System;
using System.Collections.Immutable;
using System.Composition;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Boards.Devicetree;
using Boards.Generator.Diagnostics;
using Boards.Generator.Naming;
using Boards.Microkit.Rules;
using Boards.Microkit.Rules.Devices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using SourceLocation = Boards.Devicetree.Text.SourceLocation;

namespace Boards.Generator.CodeFixes;

/// <summary>
/// Enables a device that C# uses, that is passed to a guest, or that a passed device needs: sets the <c>status</c> of the
/// node that disables it to <c>okay</c>. If that status is in the board's own source, it is changed there. Other boards
/// may depend on an included file or a macro, so a status there is overridden at the end of the board's source. Offered
/// if that source is part of the project.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EnableDeviceFix)), Shared]
public sealed class EnableDeviceFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [FixableCodeRules.DisabledUse.Id, FixableRules.DisabledDevice.Id, FixableRules.DisabledProvider.Id];

    /// <summary>None: the user must decide for each device whether to enable it, and editors do not merge edits of additional files.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (Property(diagnostic, FixProperties.Source) is not { } path || Property(diagnostic, FixProperties.Value) is not { } reference)
                continue;
            TextDocument? source = context.Document.Project.AdditionalDocuments
                .FirstOrDefault(document => document.FilePath is { } file && FilePath.Normalize(file) == path);
            if (source is null)
                continue;
            SourceText text = await source.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
            TextChange change = ChangeOf(text, path, reference, diagnostic.AdditionalLocations.FirstOrDefault());
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Enable {Property(diagnostic, FixProperties.Node)} in {Path.GetFileName(path)}",
                    cancel => ApplyAsync(source, change, cancel),
                    nameof(EnableDeviceFix)),
                diagnostic);
        }
    }

    private static string? Property(Diagnostic diagnostic, string name) => diagnostic.Properties.TryGetValue(name, out string? value) ? value : null;

    private static TextChange ChangeOf(SourceText text, string path, string reference, Location? status)
    {
        SourceLocation at = status?.Kind == LocationKind.ExternalFile
            ? new SourceLocation(FilePath.Normalize(status.GetLineSpan().Path), status.SourceSpan.Start, status.SourceSpan.Length, default, default)
            : SourceLocation.None;
        NodeActivation change = NodeActivation.Of(path, text.ToString(), reference, at);
        return new TextChange(new TextSpan(change.Start, change.Length), change.Text);
    }

    private static async Task<Solution> ApplyAsync(TextDocument source, TextChange change, CancellationToken cancel)
    {
        SourceText text = await source.GetTextAsync(cancel).ConfigureAwait(false);
        return source.Project.Solution.WithAdditionalDocumentText(source.Id, text.WithChanges(change));
    }
}
