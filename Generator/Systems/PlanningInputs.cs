using Boards.Generator.References;

namespace Boards.Generator.Systems;

/// <summary>What the systems of a project are planned on.</summary>
/// <param name="Boards">The boards of the project and of its references.</param>
/// <param name="Options">The project's options about systems.</param>
internal sealed record PlanningInputs(ProjectBoards Boards, SystemOptions Options);
