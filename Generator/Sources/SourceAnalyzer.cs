using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Devicetree;
using Boards.Devicetree.Text;
using Boards.Generator.Diagnostics;
using Boards.Generator.Naming;
using Boards.Hardware;
using Boards.Microkit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using EngineDiagnostic = Boards.Devicetree.Text.Diagnostic;

namespace Boards.Generator.Sources;

/// <summary>
/// Reports diagnostics in devicetree sources that do not make the output wrong, so that they can be configured. Those that do are
/// reported here in an editor, and by the generator in a build (<see cref="SourceSet.AreInEditor"/>); never by both.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SourceAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = DescriptorTable.Of(Rules.OfSources);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            // All boards are compiled once for the actions of all files; a mistake in a file that two boards include is reported once.
            Lazy<ILookup<string, EngineDiagnostic>> byFile = new(() => Find(start.Options, start.Compilation.Options, start.CancellationToken));
            start.RegisterAdditionalFileAction(file =>
            {
                foreach (EngineDiagnostic diagnostic in byFile.Value[FilePath.Normalize(file.AdditionalFile.Path)])
                    file.ReportDiagnostic(diagnostic.ToRoslyn());
            });
        });
    }

    // Only an analyzer knows whether a rule is switched off; if it is, another rule may report the mistake.
    private static ILookup<string, EngineDiagnostic> Find(AnalyzerOptions options, CompilationOptions configured, CancellationToken cancel)
    {
        ProjectSources sources = ProjectSources.From(options, cancel);
        return (
            from board in sources.Boards
            from diagnostic in board.GetDiagnostics(IsOff, cancel)
            where sources.Files.AreInEditor || !diagnostic.Rule.BreaksOutput
            select diagnostic).Once().ToLookup(static diagnostic => diagnostic.Location.Path, StringComparer.Ordinal);

        bool IsOff(DiagnosticRule rule) =>
            !rule.BreaksOutput && DescriptorTable.Of(rule).GetEffectiveSeverity(configured) is ReportDiagnostic.Suppress or ReportDiagnostic.Hidden;
    }
}
