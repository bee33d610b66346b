using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Blob;
using Boards.Microkit.Guests;
using Boards.Microkit.Planning;
using Boards.Microkit.Platforms;

namespace Boards.Microkit.Artefacts;

/// <summary>The devicetree of each guest, as a source.</summary>
internal sealed class GuestSource() : SystemArtefactKind("guest-dts", "guest.g.dts", "text/plain", "the devicetree source of each guest")
{
    public override IEnumerable<Artefact> Make(SystemPlan plan, Sel4Board board, CancellationToken cancel = default) =>
        GuestsOf(plan).Select(guest => Of(plan.Name, DtsWriter.Write(GuestTree.Of(board, guest, cancel), cancel), guest.Machine));
}
