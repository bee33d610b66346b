using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Blob;
using Boards.Microkit.Guests;
using Boards.Microkit.Planning;
using Boards.Microkit.Platforms;

namespace Boards.Microkit.Artefacts;

/// <summary>The flattened devicetree of each guest, which its monitor loads.</summary>
internal sealed class GuestBlob() : SystemArtefactKind("guest-dtb", "guest.g.dtb", "application/octet-stream", "the flattened devicetree of each guest")
{
    public override IEnumerable<Artefact> Make(SystemPlan plan, Sel4Board board, CancellationToken cancel = default) =>
        GuestsOf(plan).Select(guest => Of(plan.Name, ImmutableArray.Create(DtbWriter.Write(GuestTree.Of(board, guest, cancel), cancel)), guest.Machine));
}
