using System.Collections.Generic;
using System.Threading;
using Boards.Microkit.C;
using Boards.Microkit.Planning;
using Boards.Microkit.Platforms;

namespace Boards.Microkit.Artefacts;

/// <summary>The constants of a system for programs in C and C++.</summary>
internal sealed class CHeader() : SystemArtefactKind("header", "g.h", "text/x-c", "the addresses, interrupts and channels of a system as a header for C and C++")
{
    public override IEnumerable<Artefact> Make(SystemPlan plan, Sel4Board board, CancellationToken cancel = default) =>
        [Of(plan.Name, HeaderWriter.Write(plan, cancel))];
}
