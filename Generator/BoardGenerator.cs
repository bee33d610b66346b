using System.Collections.Generic;
using System.Linq;
using Boards.Generator.Diagnostics;
using Boards.Generator.Emit;
using Boards.Generator.Pipeline;
using Boards.Generator.References;
using Boards.Generator.Sources;
using Boards.Generator.Systems;
using Boards.Generator.Systems.Declarations;
using Boards.Generator.Systems.Emit;
using Boards.Microkit;
using Microsoft.CodeAnalysis;
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
        var compilation = context.CompilationProvider.WithComparer(new DeclarationComparer());
        var code = compilation.Select(static (compilation, _) => ProjectCode.Of(compilation));
        BoardPipeline boards = BoardPipeline.Of(context, compilation, code);
        SystemPipeline systems = SystemPipeline.Of(context, compilation, code, boards.Boards);
        RegisterSources(context, boards, systems);
        RegisterDiagnostics(context, boards, systems);
    }

    private static void RegisterSources(IncrementalGeneratorInitializationContext context, BoardPipeline boards, SystemPipeline systems)
    {
        // The class of each board.
        context.RegisterSourceOutput(boards.Models, static (output, board) => Add(output, board.FullName + ".g.cs", BoardEmitter.Emit(board, output.CancellationToken)));

        // The constants of each system, in its partial classes.
        context.RegisterSourceOutput(systems.Named.SelectMany(static (all, _) => all.Systems), static (output, system) =>
        {
            if (SystemEmitter.Emit(system, output.CancellationToken) is { } halves)
                Add(output, HintName.Of(system.FullName, "System"), halves);
        });

        // The artefacts. No user's code refers to them, so an editor does not need them.
        var artefactClass = systems.Named.Combine(systems.Inputs).Select(static (pair, _) =>
            !pair.Left.Systems.IsEmpty && !pair.Right.Options.Kinds.IsEmpty ? ArtefactEmitter.ClassName : "");
        context.RegisterImplementationSourceOutput(artefactClass, static (output, name) =>
        {
            if (name.Length > 0)
                Add(output, name + ".g.cs", ArtefactEmitter.EmitClass(output.CancellationToken));
        });
        context.RegisterImplementationSourceOutput(systems.Artefacts.SelectMany(static (all, _) => all.Items), static (output, embedded) =>
            Add(output, HintName.Of(embedded.Artefact.FileName, "Artefact", embedded.DiffersInCase), ArtefactEmitter.Emit(embedded, output.CancellationToken)));
    }

    // Diagnostics that make the output wrong are reported here and cannot be switched off. Analyzers report the others and, in an
    // editor, everything that is in a file.
    private static void RegisterDiagnostics(IncrementalGeneratorInitializationContext context, BoardPipeline boards, SystemPipeline systems)
    {
        // A mistake in a file that two boards include is reported once.
        var ofBoards = boards.Boards.Combine(boards.Classes)
            .Select(static (pair, _) =>
            {
                ((ProjectSources sources, var referenced), BoardClasses classes) = pair;
                return sources.Boards.SelectMany(static board => board.GetOutputDiagnostics())
                    .Where(found => !sources.Files.AreInEditor || sources.Files.Find(found.Location.Path) is null)
                    .Concat(classes.Diagnostics)
                    .Concat(referenced.SelectMany(static assembly => assembly.Diagnostics))
                    .Concat(sources.Platforms.Diagnostics)
                    .Where(static diagnostic => diagnostic.Rule.BreaksOutput)
                    .Once()
                    .ToBatch();
            })
            .WithTrackingName(Steps.Diagnostics);

        var ofSystems = systems.Planned.Join(systems.Named).Combine(systems.Inputs)
            .Select(static (pair, _) =>
            {
                ((var planned, SystemNames names), (ProjectBoards boards, SystemOptions options)) = pair;
                return planned.Items.SelectMany(static system => system.Diagnostics)
                    .Where(diagnostic => diagnostic.Rule.BreaksOutput && !boards.Sources.Files.AreInEditor)
                    .Concat(names.Diagnostics)
                    .Concat(ConfigurationDiagnostics.OfVersion(options.UnknownVersion))
                    .Concat(options.UnknownKinds.Select(ConfigurationDiagnostics.UnknownArtefact))
                    .Concat(OfMainSystem(planned, names, options))
                    .Distinct()
                    .ToBatch();
            })
            .WithTrackingName(SystemSteps.Diagnostics);

        // A class that hides a namespace is found for boards and for systems.
        context.RegisterSourceOutput(ofBoards.Join(ofSystems), static (output, found) =>
        {
            foreach (Diagnostic diagnostic in found.Left.Items.Concat(found.Right.Items).Distinct())
                output.ReportDiagnostic(diagnostic.ToRoslyn());
        });
    }

    // Not reported while a system has errors, because that system may be the one that is meant.
    private static IEnumerable<Diagnostic> OfMainSystem(Batch<PlannedSystem> planned, SystemNames names, SystemOptions options) =>
        names.IsGenerated && options.MainSystem.Length > 0 && !options.Kinds.IsEmpty && names.Main(options) is null
            && planned.Items.All(static system => system.Output is not null)
            ? [ConfigurationDiagnostics.UnknownMainSystem(options.MainSystem, names.Systems.Select(static system => system.Name))]
            : [];

    private static void Add(SourceProductionContext output, string hintName, SourceText text)
    {
        output.CancellationToken.ThrowIfCancellationRequested();
        output.AddSource(hintName, text);
    }
}
