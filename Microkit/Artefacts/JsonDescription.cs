using System.Collections.Generic;
using System.Threading;
using Boards.Microkit.Json;
using Boards.Microkit.Planning;
using Boards.Microkit.Platforms;

namespace Boards.Microkit.Artefacts;

/// <summary>The plan of a system for other programs. Its format is defined in <c>docs/system-description.schema.json</c>.</summary>
internal sealed class JsonDescription() : SystemArtefactKind(
    "json", "SystemDescription.g.json", "application/json", "the plan of a system as JSON, with the devices of each memory region and interrupt")
{
    public override IEnumerable<Artefact> Make(SystemPlan plan, Sel4Board board, CancellationToken cancel = default) =>
        [Of(plan.Name, SystemJsonWriter.Write(plan, board, cancel))];
}
