using System.Collections.Generic;
using System.Threading;
using Boards.Microkit.Planning;
using Boards.Microkit.Platforms;

namespace Boards.Microkit.Artefacts;

/// <summary>A kind of artefact that is made from the plan of a system.</summary>
public abstract class SystemArtefactKind : ArtefactKind
{
    private protected SystemArtefactKind(string name, string suffix, string mediaType, string meaning)
        : base(name, suffix, mediaType, meaning)
    {
    }

    /// <summary>Makes the artefacts of a system: one, or one for each part.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="board">The board that the system was planned on.</param>
    /// <param name="cancel">Ends the work early, with an exception.</param>
    public abstract IEnumerable<Artefact> Make(SystemPlan plan, Sel4Board board, CancellationToken cancel = default);
}
