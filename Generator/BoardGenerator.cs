using System.Collections.Generic;
using System.Linq;
using Boards.Generator.Diagnostics;
using Boards.Generator.Emit;
using Boards.Generator.Model;
using Boards.Generator.Pipeline;
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
                .SelectMany(static type => type.Locations).Take(1).Select(static at => ConfigurationDiagnostics.HidesSystem(at.ToEngine())).ToBatch());
        RegisterSources(context, boards, systems, hidden);
        RegisterDiagnostics(context, boards, systems);
        var reported = hidden.Join(boards.Models.Gather()).Join(systems.Named).Select(static (all, _) =>
        {
            ((Batch<Diagnostic> found, Batch<BoardModel> models), SystemNames names) = all;
            return models.Items.IsEmpty && names.Systems.IsEmpty ? new Batch<Diagnostic>([]) : found;
        });
        context.RegisterSourceOutput(reported, Report);
    }

    private static void RegisterSources(
        IncrementalGeneratorInitializationContext context, BoardPipeline boards, SystemPipeline systems, IncrementalValueProvider<Batch<Diagnostic>> hidden)
    {
        // The class of each board.
        context.RegisterSourceOutput(Unless(hidden, boards.Models).Join(context.ParseOptionsProvider), static (output, pair) => Add(
            output,
            pair.Left.FullName + ".g.cs",
            BoardEmitter.Emit(pair.Left, hasNullable: pair.Right is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp8 }, output.CancellationToken)));

        // The constants of each system, in its partial classes.
        context.RegisterSourceOutput(Unless(hidden, systems.Named.SelectMany(static (all, _) => all.Systems)), static (output, system) =>
        {
            if (SystemEmitter.Emit(system, output.CancellationToken) is { } halves)
                Add(output, HintName.Of(system.FullName, "System"), halves);
        });

        // The artefacts. No user's code refers to them, so an editor does not need them.
        var artefactClass = hidden.Join(systems.Named).Join(systems.Options).Select(static (all, _) =>
        {
            ((Batch<Diagnostic> found, SystemNames names), SystemOptions options) = all;
            return found.Items.IsEmpty && !names.Systems.IsEmpty && !options.Kinds.IsEmpty ? ArtefactEmitter.ClassName : "";
        });
        context.RegisterImplementationSourceOutput(artefactClass, static (output, name) =>
        {
            if (name.Length > 0)
                Add(output, name + ".g.cs", ArtefactEmitter.EmitClass(output.CancellationToken));
        });
        context.RegisterImplementationSourceOutput(Unless(hidden, systems.Artefacts.SelectMany(static (all, _) => all.Items)), static (output, embedded) =>
            Add(output, HintName.Of(embedded.Artefact.FileName, "Artefact"), ArtefactEmitter.Emit(embedded, output.CancellationToken)));
    }

    // What makes the output wrong is reported here and cannot be switched off; analyzers report the rest, and in an editor
    // everything that is in a file.
    private static void RegisterDiagnostics(IncrementalGeneratorInitializationContext context, BoardPipeline boards, SystemPipeline systems)
    {
        // A mistake in a file that two boards include is reported once.
        var ofBoards = boards.Compiled.Gather()
            .Join(boards.Names)
            .Join(boards.Referenced)
            .Join(boards.Platforms)
            .Join(boards.Files)
            .Select(static (all, cancel) =>
            {
                ((((Batch<CompiledBoard> compiled, BoardNames names), Batch<ReferencedBoards> referenced), ProjectPlatforms platforms), SourceSet files) = all;
                return compiled.Items.SelectMany(board => board.GetDiagnostics(cancel: cancel))
                    .Where(found => !files.AreInEditor || files.Find(found.Location.Path) is null)
                    .Concat(names.Diagnostics)
                    .Concat(referenced.Items.SelectMany(static assembly => assembly.Diagnostics))
                    .Concat(platforms.Diagnostics)
                    .Where(static diagnostic => diagnostic.Rule.BreaksOutput)
                    .Once()
                    .ToBatch();
            })
            .WithTrackingName(Steps.Diagnostics);
        context.RegisterSourceOutput(ofBoards, Report);

        var ofSystems = systems.Planned
            .Join(systems.Named)
            .Join(systems.Options)
            .Join(boards.Files)
            .Select(static (all, _) =>
            {
                (((Batch<PlannedSystem> planned, SystemNames names), SystemOptions options), SourceSet files) = all;
                return planned.Items.SelectMany(static system => system.Diagnostics)
                    .Where(diagnostic => diagnostic.Rule.BreaksOutput && !files.AreInEditor)
                    .Concat(names.Diagnostics)
                    .Concat(ConfigurationDiagnostics.OfVersion(options.UnknownVersion))
                    .Concat(options.UnknownKinds.Select(ConfigurationDiagnostics.UnknownArtefact))
                    .Concat(OfMainSystem(planned, names, options))
                    .Distinct()
                    .ToBatch();
            })
            .WithTrackingName(SystemSteps.Diagnostics);
        context.RegisterSourceOutput(ofSystems, Report);
    }

    // Nothing is said while a system has errors: it may be the one that is meant.
    private static IEnumerable<Diagnostic> OfMainSystem(Batch<PlannedSystem> planned, SystemNames names, SystemOptions options) =>
        options.MainSystem.Length > 0 && !options.Kinds.IsEmpty && names.Main(options) is null && planned.Items.All(static system => system.Output is not null)
            ? [ConfigurationDiagnostics.UnknownMainSystem(options.MainSystem, names.Systems.Select(static system => system.Name))]
            : [];

    private static IncrementalValuesProvider<T> Unless<T>(IncrementalValueProvider<Batch<Diagnostic>> found, IncrementalValuesProvider<T> values)
        where T : class =>
        values.Join(found).Where(static pair => pair.Right.Items.IsEmpty).Select(static (pair, _) => pair.Left);

    private static void Add(SourceProductionContext output, string hintName, SourceText text)
    {
        output.CancellationToken.ThrowIfCancellationRequested();
        output.AddSource(hintName, text);
    }

    private static void Report(SourceProductionContext output, Batch<Diagnostic> found)
    {
        foreach (Diagnostic diagnostic in found.Items)
            output.ReportDiagnostic(diagnostic.ToRoslyn());
    }
}
