using System;
using System.Collections.Generic;
using System.Linq;
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
/// <param name="Inputs">What systems are planned on: the boards and the project's options about systems.</param>
/// <param name="Planned">The planned systems: the declared ones or, if there are none, one for each board of the project.</param>
/// <param name="Named">The systems with unique names. They have no locations.</param>
/// <param name="Artefacts">The artefacts of the systems and of the boards. They have no locations.</param>
internal sealed record SystemPipeline(
    IncrementalValueProvider<PlanningInputs> Inputs,
    IncrementalValueProvider<Batch<PlannedSystem>> Planned,
    IncrementalValueProvider<SystemNames> Named,
    IncrementalValueProvider<Batch<EmbeddedArtefact>> Artefacts)
{
    /// <summary>The steps of a project.</summary>
    /// <param name="context">The context of the generator.</param>
    /// <param name="compilation">The project's own C#; equal to another that declares the same.</param>
    /// <param name="code">What generated C# depends on in the project's own C#.</param>
    /// <param name="boards">The boards that a system may be planned on.</param>
    public static SystemPipeline Of(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<Compilation> compilation,
        IncrementalValueProvider<ProjectCode> code,
        IncrementalValueProvider<ProjectBoards> boards)
    {
        // The project's options: the artefacts that it asks for, and the version of Microkit.
        var options = context.AnalyzerConfigOptionsProvider
            .Select(static (provider, _) => SystemOptions.Read(provider))
            .WithTrackingName(SystemSteps.Options);
        var inputs = boards.Combine(options).Select(static (pair, _) => new PlanningInputs(pair.Left, pair.Right));

        // The declarations, read from symbols; later steps keep no object of the compiler. A system is planned again only if it,
        // or what it is planned on, changes.
        var planned = compilation
            .Select(static (compilation, cancel) => SystemReader.ReadAll(compilation, cancel).ToBatch())
            .WithTrackingName(SystemSteps.Declared)
            .Combine(inputs)
            .SelectMany(static (pair, cancel) => PlanRequest.Of(pair.Left.Items, pair.Right, cancel))
            .Select(static (request, cancel) => request.Plan(cancel))
            .WithTrackingName(SystemSteps.Planned)
            .Gather();

        // Later steps have no locations.
        var named = planned.Combine(code)
            .Select(static (pair, _) => SystemNames.Distinct(pair.Left.Items, pair.Right))
            .WithTrackingName(SystemSteps.Outputs);
        var artefacts = named.Combine(inputs)
            .Select(static (pair, cancel) =>
            {
                (SystemNames systems, (ProjectBoards boards, SystemOptions project)) = pair;
                if (!systems.IsGenerated)
                    return new Batch<EmbeddedArtefact>([]);
                IEnumerable<Artefact> ofSystems = systems.Systems.SelectMany(static system => system.Artefacts);
                return ofSystems.Select(artefact => new EmbeddedArtefact(artefact, string.Equals(artefact.Name, systems.Main(project)?.Name, StringComparison.Ordinal)))
                    .Concat(BoardArtefacts.Make(boards.Known, project.Kinds, cancel).Select(static artefact => new EmbeddedArtefact(artefact, IsOfMainSystem: false)))
                    .GroupBy(static embedded => embedded.Artefact.FileName, StringComparer.OrdinalIgnoreCase)
                    .SelectMany(static same => same.Skip(1).Any() ? same.Select(static embedded => embedded with { DiffersInCase = true }) : same)
                    .ToBatch();
            })
            .WithTrackingName(SystemSteps.Artefacts);
        return new SystemPipeline(inputs, planned, named, artefacts);
    }
}
