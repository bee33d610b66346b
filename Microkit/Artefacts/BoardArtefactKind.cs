using System.Collections.Generic;
using System.Threading;
using Boards.Microkit.Platforms;

namespace Boards.Microkit.Artefacts;

/// <summary>A kind of artefact that is made from a board.</summary>
public abstract class BoardArtefactKind : ArtefactKind
{
    private protected BoardArtefactKind(string name, string suffix, string mediaType, string meaning)
        : base(name, suffix, mediaType, meaning)
    {
    }

    /// <summary>Makes the artefacts of a board.</summary>
    /// <param name="name">The name of the board.</param>
    /// <param name="board">The board.</param>
    /// <param name="cancel">Ends the work early, with an exception.</param>
    public abstract IEnumerable<Artefact> Make(string name, Sel4Board board, CancellationToken cancel = default);
}
