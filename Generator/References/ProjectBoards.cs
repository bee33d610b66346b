using Boards.Generator.Sources;
using Boards.Microkit;

namespace Boards.Generator.References;

/// <summary>The boards of a project's sources and of its references.</summary>
/// <param name="Sources">The project's own sources.</param>
/// <param name="Referenced">The boards of each referenced assembly that has some.</param>
internal sealed record ProjectBoards(ProjectSources Sources, ValueList<ReferencedBoards> Referenced)
{
    /// <summary>The boards that a system may be planned on.</summary>
    public KnownBoards Known { get; } = KnownBoards.Join(Sources, Referenced);
}
