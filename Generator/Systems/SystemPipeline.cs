using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Generator.Naming;
using Boards.Generator.Pipeline;
using Boards.Generator.References;
using Boards.Generator.Sources;
using Boards.Generator.Systems.Declarations;
using Boards.Generator.Systems.Emit;
using Boards.Microkit;
using Boards.Microkit.Artefacts;
using Microsoft.CodeAnalysis;

namespace Boards.Generator.Systems;

/// <summary>The steps from the boards and declarations of a project to its systems and artefacts.</summary>
internal sealed record SystemPipeline
{
    /// <summary>The project's options about systems.</summary>
    public required IncrementalValueProvider<SystemOptions> Options { get; init; }

    /// <summary>The planned systems: the declared ones or, if there are none, one for each board of the project.</summary>
    public required IncrementalValueProvider<Batch<PlannedSystem>> Planned { get; init; }

    /// <summary>The systems with unique names. Without locations.</summary>
    public required IncrementalValueProvider<SystemNames> Named { get; init; }

    /// <summary>The artefacts of the systems and of the boards. Without locations.</summary>
    public required IncrementalValueProvider<Batch<EmbeddedArtefact>> Artefacts { get; init; }

    /// <summary>The steps of a project.</summary>
    /// <param name="context">The generator's.</param>
    /// <param name="known">The boards that a system may be planned on.</param>
    /// <param name="files">The additional files, of which a declaration may name some for a guest.</param>
    public static SystemPipeline Of(
        IncrementalGeneratorInitializationContext context, IncrementalValueProvider<KnownBoards> known, IncrementalValueProvider<SourceSet> files)
    {
        // The project's options: the artefacts that it asks for, and the version of Microkit.
        var options = context.AnalyzerConfigOptionsProvider
            .Select(static (provider, _) => SystemOptions.Read(provider))
            .WithTrackingName(SystemSteps.Emits);

        // The declarations, read from symbols; later steps hold no object of the compiler.
        var declared = context.CompilationProvider
            .WithComparer(new DeclarationComparer())
            .SelectMany(static (compilation, cancel) => SystemReader.ReadAll(compilation, cancel))
            .WithTrackingName(SystemSteps.Declared)
            .Join(files)
            .Select(static (pair, cancel) => pair.Left.WithFiles(pair.Right, cancel));

        // Each with its board; without any declaration, one for each board of the project.
        var ofDeclared = declared
            .Join(known)
            .Join(options)
            .Select(static (all, cancel) =>
            {
                ((DeclaredSystem system, KnownBoards boards), SystemOptions project) = all;
                return PlannedSystem.Of(system, boards, project, cancel).WithArtefacts(project, cancel);
            })
            .WithTrackingName(SystemSteps.Planned);
        var ofBoards = declared.Gather()
            .Join(known)
            .Join(options)
            .SelectMany(static (all, cancel) =>
            {
                ((Batch<DeclaredSystem> systems, KnownBoards boards), SystemOptions project) = all;
                return systems.Items.IsEmpty && project.OfUndeclared
                    ? boards.OfProject.Select(board => PlannedSystem.Default(board, project, cancel).WithArtefacts(project, cancel))
                    : [];
            })
            .WithTrackingName(SystemSteps.Undeclared);
        var planned = ofDeclared.Gather()
            .Join(ofBoards.Gather())
            .Select(static (both, _) => new Batch<PlannedSystem>(both.Left.Items.AddRange(both.Right.Items)));

        // Later steps have no locations.
        var named = planned
            .Select(static (systems, _) => SystemNames.Distinct(systems.Items))
            .WithTrackingName(SystemSteps.Outputs);
        var artefacts = named
            .Join(known)
            .Join(options)
            .Select(static (all, cancel) =>
            {
                ((SystemNames systems, KnownBoards boards), SystemOptions project) = all;
                IEnumerable<Artefact> ofSystems = systems.Systems.SelectMany(static system => system.Artefacts);
                return ofSystems.Select(artefact => new EmbeddedArtefact(artefact, string.Equals(artefact.Name, systems.Main(project)?.Name, StringComparison.Ordinal)))
                    .Concat(BoardArtefacts.Make(boards, project.Kinds, cancel).Select(static artefact => new EmbeddedArtefact(artefact, IsOfMainSystem: false)))
                    .ToBatch();
            })
            .WithTrackingName(SystemSteps.Artefacts);

        return new SystemPipeline { Options = options, Planned = planned, Named = named, Artefacts = artefacts };
    }
}
