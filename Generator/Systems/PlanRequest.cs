using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Boards.Generator.References;
using Boards.Generator.Sources;
using Boards.Generator.Systems.Declarations;

namespace Boards.Generator.Systems;

/// <summary>A system to plan. Equal requests have equal plans.</summary>
internal abstract record PlanRequest
{
    /// <summary>The systems of a project: the declared ones or, if there are none and the project asks for it, one for each of its boards.</summary>
    public static IEnumerable<PlanRequest> Of(IReadOnlyCollection<DeclaredSystem> declared, PlanningInputs inputs, CancellationToken cancel) =>
        declared.Count > 0 ? declared.Select(system => new OfDeclaration(system.WithFiles(inputs.Boards.Sources.Files, cancel), inputs.Boards.Known, inputs.Options))
        : inputs.Options.OfUndeclared ? inputs.Boards.Known.OfProject.Select(board => new OfBoard(board, inputs.Options))
        : [];

    /// <summary>Plans it, with its artefacts.</summary>
    public abstract PlannedSystem Plan(CancellationToken cancel);

    private sealed record OfDeclaration(DeclaredSystem System, KnownBoards Boards, SystemOptions Options) : PlanRequest
    {
        public override PlannedSystem Plan(CancellationToken cancel) => PlannedSystem.Of(System, Boards, Options, cancel).WithArtefacts(Options, cancel);
    }

    private sealed record OfBoard(KnownBoard Board, SystemOptions Options) : PlanRequest
    {
        public override PlannedSystem Plan(CancellationToken cancel) => PlannedSystem.Default(Board, Options, cancel).WithArtefacts(Options, cancel);
    }
}
