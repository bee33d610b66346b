using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Devicetree;
using Boards.Devicetree.Text;
using Boards.Generator.Diagnostics;
using Boards.Generator.References;
using Boards.Generator.Sources;
using Boards.Microkit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Diagnostic = Boards.Devicetree.Text.Diagnostic;

namespace Boards.Generator.SystemFiles;

/// <summary>
/// Reports mistakes in hand-written system descriptions: what Microkit's tool would reject, and what does not match
/// the board. Nothing is generated from such a file, so all diagnostics in it can be configured.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SystemFileAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = DescriptorTable.OfSystemFiles;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            Lazy<KnownBoards> boards = new(() => KnownBoards.From(start.Compilation, start.Options, start.CancellationToken));
            start.RegisterAdditionalFileAction(file => Analyze(file, boards));
        });
    }

    private static void Analyze(AdditionalFileAnalysisContext context, Lazy<KnownBoards> boards)
    {
        if (SystemSource.From(context.AdditionalFile, context.Options.AnalyzerConfigOptionsProvider) is not { } system)
            return;
        foreach (Diagnostic found in Check(system, boards.Value, context.CancellationToken))
            context.ReportDiagnostic(found.ToRoslyn(DescriptorTable.OfSystemFile(found.Rule)));
    }

    private static IEnumerable<Diagnostic> Check(SystemSource system, KnownBoards boards, CancellationToken cancel)
    {
        if (system.File.TextOf(cancel) is not { } text)
            return [ConfigurationDiagnostics.UnreadableSystem(system.Path)];
        List<Diagnostic> found = [];
        if (system.Version is { } version && !MicrokitVersions.TryParse(version, out _))
            found.Add(ConfigurationDiagnostics.UnknownVersion(system.Path, version));
        KnownBoard? board = SystemBoard.Find(system, boards, out Diagnostic? objection);
        if (objection is not null)
            found.Add(objection);
        SystemCheckResult result = SystemCheck.Run(new SourceFile(system.Path, text.ToString()), system.MicrokitVersion, board?.Board, cancel);
        return found.Where(d => !result.Suppressions.Covers(d)).Concat(result.Diagnostics);
    }
}
