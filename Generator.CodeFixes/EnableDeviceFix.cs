using System;
using System.Collections.Immutable;
using System.Composition;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Boards.Generator.Diagnostics;
using Boards.Generator.Naming;
using Boards.Generator.Sources;
using Boards.Microkit.Rules;
using Boards.Microkit.Rules.Devices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Boards.Generator.CodeFixes;

/// <summary>
/// Enables a device that C# uses, that a guest is passed, or that a passed device needs: sets the <c>status</c> of the
/// node that has it disabled to <c>okay</c>. If that status is in the board's own source, it is changed there;
/// other boards may depend on an included file or a macro, so a status there is overridden at the end of the board's
/// source. Offered if that source is part of the project.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EnableDeviceFix)), Shared]
public sealed class EnableDeviceFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [UsageDiagnostics.DisabledRule.Id, FixableRules.DisabledDevice.Id, FixableRules.DisabledProvider.Id];

    /// <summary>None: whether to enable a device is decided for each one, and editors do not merge edits of additional files.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (Property(diagnostic, DiagnosticConversion.FixSource) is not { } path || Property(diagnostic, DiagnosticConversion.FixValue) is not { } reference)
                continue;
            TextDocument? source = context.Document.Project.AdditionalDocuments
                .FirstOrDefault(document => document.FilePath is { } file && FilePath.Normalize(file) == path);
            if (source is null)
                continue;
            SourceText text = await source.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
            TextChange change = ChangeOf(text, path, reference, diagnostic.AdditionalLocations.FirstOrDefault());
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Enable {Property(diagnostic, DiagnosticConversion.FixNode)} in {Path.GetFileName(path)}",
                    cancel => ApplyAsync(source, change, cancel),
                    nameof(EnableDeviceFix)),
                diagnostic);
        }
    }

    private static string? Property(Diagnostic diagnostic, string name) => diagnostic.Properties.TryGetValue(name, out string? value) ? value : null;

    private static TextChange ChangeOf(SourceText text, string path, string reference, Location? status)
    {
        if (status?.Kind == LocationKind.ExternalFile && FilePath.Normalize(status.GetLineSpan().Path) == path && IsString(text, status.SourceSpan))
            return new TextChange(status.SourceSpan, "\"okay\"");
        string newLine = text.ToString().Contains("\r\n") ? "\r\n" : "\n";
        string before = text.Length > 0 && text[text.Length - 1] != '\n' ? newLine : "";
        return new TextChange(
            new TextSpan(text.Length, 0), $"{before}{newLine}{reference} {{{newLine}{Indentation(text)}status = \"okay\";{newLine}}};{newLine}");
    }

    // A value that is not a string literal, such as a macro, is not changed.
    private static bool IsString(SourceText text, TextSpan span) =>
        span.Length > 1 && span.End <= text.Length && text[span.Start] == '"' && text[span.End - 1] == '"';

    // The indentation of the first indented line of the source.
    private static string Indentation(SourceText text) => text.Lines
        .Select(static line => line.ToString())
        .Where(static line => line.Trim().Length > 0 && line[0] is ' ' or '\t' && !line.TrimStart().StartsWith("*", StringComparison.Ordinal))
        .Select(static line => line.Substring(0, line.Length - line.TrimStart().Length))
        .FirstOrDefault() ?? "\t";

    private static async Task<Solution> ApplyAsync(TextDocument source, TextChange change, CancellationToken cancel)
    {
        SourceText text = await source.GetTextAsync(cancel).ConfigureAwait(false);
        return source.Project.Solution.WithAdditionalDocumentText(source.Id, text.WithChanges(change));
    }
}
