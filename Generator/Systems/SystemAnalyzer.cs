using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Generator.Diagnostics;
using Boards.Generator.Emit;
using Boards.Generator.Naming;
using Boards.Generator.References;
using Boards.Generator.Sources;
using Boards.Generator.Systems.Declarations;
using Boards.Microkit.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Diagnostic = Boards.Devicetree.Text.Diagnostic;

namespace Boards.Generator.Systems;

/// <summary>
/// Reports, at the declaration, what would fail or behave unexpectedly at boot. Mistakes that make the description wrong are reported
/// here in an editor, and by the generator in a build (<see cref="SourceSet.AreInEditor"/>); both use the same plan.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SystemAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        DescriptorTable.Of(SystemDiagnostics.All.Concat(DeclarationDiagnostics.All));

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(Marks.MicrokitSystem) is null)
                return;
            Lazy<KnownBoards> boards = new(() => KnownBoards.From(start.Compilation, start.Options, start.CancellationToken));
            SyntaxTrees trees = new(start.Compilation);
            Lazy<SourceSet> files = new(() => SourceSet.From(start.Options));
            start.RegisterSymbolAction(symbol => Analyze(symbol, boards, files, trees), SymbolKind.NamedType);
            Lazy<bool> declares = new(() => DeclaresAny(start.Compilation.Assembly.GlobalNamespace, start.CancellationToken));
            start.RegisterAdditionalFileAction(file => AnalyzeUndeclared(file, boards, files, declares));
        });
    }

    private static void Analyze(SymbolAnalysisContext context, Lazy<KnownBoards> boards, Lazy<SourceSet> files, SyntaxTrees trees)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        foreach (Diagnostic misplaced in Placement.Check(type, context.CancellationToken))
            context.ReportDiagnostic(misplaced.ToRoslyn(trees, source: null));
        if (SystemReader.Read(type, isComplete: true, context.CancellationToken)?.WithFiles(files.Value, context.CancellationToken) is not { } system)
            return;
        string? source = system.Board is { } board ? BoardChoice.Find(boards.Value, board, out _)?.SourcePath : null;
        foreach (Diagnostic found in Reported(PlannedSystem.Of(system, boards.Value, SystemOptions.Read(context.Options.AnalyzerConfigOptionsProvider), context.CancellationToken), files.Value))
            context.ReportDiagnostic(found.ToRoslyn(trees, source));
    }

    // Without any declaration, each board of the project is its own system.
    private static void AnalyzeUndeclared(AdditionalFileAnalysisContext context, Lazy<KnownBoards> boards, Lazy<SourceSet> files, Lazy<bool> declares)
    {
        SystemOptions options = SystemOptions.Read(context.Options.AnalyzerConfigOptionsProvider);
        if (!options.OfUndeclared || declares.Value)
            return;
        string path = FilePath.Normalize(context.AdditionalFile.Path);
        foreach (KnownBoard board in boards.Value.OfProject.Where(board => board.SourcePath == path))
        {
            foreach (Diagnostic found in Reported(PlannedSystem.Default(board, options, context.CancellationToken), files.Value))
                context.ReportDiagnostic(found.ToRoslyn());
        }
    }

    private static IEnumerable<Diagnostic> Reported(PlannedSystem system, SourceSet files) =>
        system.Diagnostics.Where(found => files.AreInEditor || !found.Rule.BreaksOutput).Distinct();

    private static bool DeclaresAny(INamespaceOrTypeSymbol container, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return container.GetMembers().OfType<INamespaceOrTypeSymbol>().Any(member =>
            member is not INamedTypeSymbol type ? DeclaresAny(member, cancel) : !IsGenerated(type) && (Marks.IsOn(type, Marks.MicrokitSystem) || DeclaresAny(type, cancel)));
    }

    // A board has hundreds of classes, whose attributes would be bound again after each edit of C#. A class that the user extends has
    // a part in another file.
    private static bool IsGenerated(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.All(static part => HintName.IsGenerated(part.SyntaxTree.FilePath));
}
