using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Boards.Devicetree.Blob;
using Boards.Microkit.Platforms;

namespace Boards.Microkit.Artefacts;

/// <summary>The flattened devicetree of a board, as <c>dtc</c> writes it.</summary>
internal sealed class BoardBlob() : BoardArtefactKind("dtb", "g.dtb", "application/octet-stream", "the flattened devicetree of a board")
{
    public override IEnumerable<Artefact> Make(string name, Sel4Board board, CancellationToken cancel = default) =>
        [Of(name, ImmutableArray.Create(DtbWriter.Write(board.Tree, cancel)))];
}
