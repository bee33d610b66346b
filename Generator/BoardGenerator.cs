using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Boards.Generator.Diagnostics;
using Boards.Generator.Emit;
using Boards.Generator.References;
using Boards.Generator.Sources;
using Boards.Generator.Systems;
using Boards.Generator.Systems.Emit;
using Boards.Microkit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Diagnostic = Boards.Devicetree.Text.Diagnostic;

namespace Boards.Generator;

/// <summary>Generates a class of constants for each devicetree source of a project, and the systems' constants and artefacts.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class BoardGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        BoardPipeline boards = BoardPipeline.Of(context);
        SystemPipeline systems = SystemPipeline.Of(context, boards.Known, boards.Files);

        // A class System in the global namespace hides the namespace, and no name of generated code would be found.
        var hidden = context.CompilationProvider
            .Select(static (compilation, _) => compilation.Assembly.GlobalNamespace.GetTypeMembers("System")
                .SelectMany(static type => type.Locations).Take(1).Select(static at => ConfigurationDiagnostics.HidesSystem(at.ToEngine())).ToValueList());
        RegisterSources(context, boards, systems, hidden.Select(static (found, _) => found.IsEmpty));
        RegisterDiagnostics(context, boards, systems);
        var isUsed = boards.Models.Collect().Combine(systems.Named).Select(static (all, _) => !all.Left.IsEmpty || !all.Right.Systems.IsEmpty);
        context.RegisterSourceOutput(hidden.Combine(isUsed).Select(static (all, _) => all.Right ? all.Left : []), Report);
    }

    private static void RegisterSources(
        IncrementalGeneratorInitializationContext context, BoardPipeline boards, SystemPipeline systems, IncrementalValueProvider<bool> hasSystem)
    {
        // The class of each board.
        var hasNullable = context.ParseOptionsProvider
            .Select(static (parse, _) => parse is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp8 });
        context.RegisterSourceOutput(If(hasSystem, boards.Models).Combine(hasNullable), static (output, pair) =>
            Add(output, pair.Left.FullName + ".g.cs", BoardEmitter.Emit(pair.Left, pair.Right, output.CancellationToken)));

        // The constants of each system, in its partial classes.
        context.RegisterSourceOutput(If(hasSystem, systems.Named.SelectMany(static (all, _) => all.Systems)), static (output, system) =>
        {
            if (SystemEmitter.Emit(system) is { } halves)
                Add(output, HintName.Of(system.FullName, "System"), halves);
        });

        // The artefacts. No user's code refers to them, so an editor does not need them.
        var hasArtefacts = systems.Named
            .Combine(systems.Options)
            .Combine(hasSystem)
            .Select(static (all, _) => all.Right && !all.Left.Left.Systems.IsEmpty && !all.Left.Right.Kinds.IsEmpty);
        context.RegisterImplementationSourceOutput(hasArtefacts, static (output, any) =>
        {
            if (any)
                Add(output, ArtefactEmitter.ClassName + ".g.cs", ArtefactEmitter.EmitClass());
        });
        context.RegisterImplementationSourceOutput(If(hasSystem, systems.Artefacts.SelectMany(static (all, _) => all)), static (output, embedded) =>
            Add(output, HintName.Of(embedded.Artefact.FileName, "Artefact"), ArtefactEmitter.Emit(embedded.Artefact, embedded.FileName)));
    }

    // What makes the output wrong is reported here and cannot be switched off; analyzers report the rest.
    private static void RegisterDiagnostics(IncrementalGeneratorInitializationContext context, BoardPipeline boards, SystemPipeline systems)
    {
        // A mistake in a file that two boards include is reported once.
        var ofBoards = boards.Compiled.Collect()
            .Combine(boards.Names)
            .Combine(boards.Referenced.Collect())
            .Combine(boards.Platforms)
            .Select(static (all, cancel) =>
            {
                (((ImmutableArray<CompiledBoard> compiled, BoardNames names), ImmutableArray<ReferencedBoards> referenced), ProjectPlatforms platforms) = all;
                return compiled.SelectMany(board => board.GetDiagnostics(cancel: cancel))
                    .Concat(names.Diagnostics)
                    .Concat(referenced.SelectMany(static assembly => assembly.Diagnostics))
                    .Concat(platforms.Diagnostics)
                    .Where(static diagnostic => diagnostic.Rule.BreaksOutput)
                    .Once()
                    .ToValueList();
            })
            .WithTrackingName(Steps.Diagnostics);
        context.RegisterSourceOutput(ofBoards, Report);

        var ofSystems = systems.Planned
            .Combine(systems.Named)
            .Combine(systems.Options)
            .Select(static (all, _) =>
            {
                ((ValueList<PlannedSystem> planned, SystemNames names), SystemOptions options) = all;
                return planned.SelectMany(static system => system.Diagnostics)
                    .Where(static diagnostic => diagnostic.Rule.BreaksOutput)
                    .Concat(names.Diagnostics)
                    .Concat(ConfigurationDiagnostics.OfVersion(options.UnknownVersion))
                    .Concat(options.UnknownKinds.Select(ConfigurationDiagnostics.UnknownArtefact))
                    .Distinct()
                    .ToValueList();
            })
            .WithTrackingName(SystemSteps.Diagnostics);
        context.RegisterSourceOutput(ofSystems, Report);
    }

    private static IncrementalValuesProvider<T> If<T>(IncrementalValueProvider<bool> condition, IncrementalValuesProvider<T> values) =>
        values.Combine(condition).Where(static pair => pair.Right).Select(static (pair, _) => pair.Left);

    private static void Add(SourceProductionContext output, string hintName, string text) =>
        output.AddSource(hintName, SourceText.From(text, Encoding.UTF8));

    private static void Report(SourceProductionContext output, ValueList<Diagnostic> found)
    {
        foreach (Diagnostic diagnostic in found)
            output.ReportDiagnostic(diagnostic.ToRoslyn());
    }
}
