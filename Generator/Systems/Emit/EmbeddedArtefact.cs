using Boards.Microkit.Artefacts;

namespace Boards.Generator.Systems.Emit;

/// <summary>An artefact in the assembly.</summary>
/// <param name="Artefact">The artefact.</param>
/// <param name="IsOfOnlySystem">Whether it is of the only system of the project, whose name is then not in the names of files.</param>
internal sealed record EmbeddedArtefact(Artefact Artefact, bool IsOfOnlySystem)
{
    /// <summary>The name of the file that the build writes.</summary>
    public string FileName => IsOfOnlySystem ? Artefact.ShortFileName : Artefact.FileName;
}
