using Boards.Microkit.Artefacts;

namespace Boards.Generator.Systems.Emit;

/// <summary>An artefact in the assembly.</summary>
/// <param name="Artefact">The artefact.</param>
/// <param name="IsOfMainSystem">Whether it belongs to the only system of the project, or to the system that <c>MicrokitMainSystem</c> names.</param>
internal sealed record EmbeddedArtefact(Artefact Artefact, bool IsOfMainSystem)
{
    /// <summary>Whether the file name of another artefact differs from its own only in case, which the build reports.</summary>
    public bool DiffersInCase { get; init; }

    /// <summary>The name of the second file that the build writes, without the name of the system; null if there is none.</summary>
    public string? ShortFileName => IsOfMainSystem ? Artefact.ShortFileName : null;
}
