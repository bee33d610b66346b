using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Guests;
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

    /// <summary>Makes the artefacts of a system on a board whose sources are known.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="compilation">The board that the system was planned on, with its diagnostics.</param>
    /// <param name="linkTo">The URL of a source relative to the folder of the artefacts; null for a source without one.</param>
    /// <param name="cancel">Ends the work early, with an exception.</param>
    public virtual IEnumerable<Artefact> MakeFromSources(SystemPlan plan, BoardCompilation compilation, Func<string, string?> linkTo, CancellationToken cancel) =>
        Make(plan, compilation.Board, cancel);

    // A second virtual machine of the same name is an error, and its file would have the name of the first one's.
    private protected static IEnumerable<PlannedGuest> GuestsOf(SystemPlan plan) =>
        plan.Guests.GroupBy(static guest => guest.Machine, StringComparer.Ordinal).Select(static same => same.First());
}
