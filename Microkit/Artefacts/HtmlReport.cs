using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Boards.Devicetree.Text;
using Boards.Microkit.Planning;
using Boards.Microkit.Platforms;
using Boards.Microkit.Report;

namespace Boards.Microkit.Artefacts;

/// <summary>The page about a system and its board.</summary>
internal sealed class HtmlReport() : SystemArtefactKind(
    "report", "BoardReport.g.html", "text/html", "a page about a system and its board: memory map, interrupts, devices, dependencies, diagnostics")
{
    public override IEnumerable<Artefact> Make(SystemPlan plan, Sel4Board board, CancellationToken cancel = default) =>
        [Write(plan, board, board.Diagnostics, static _ => null, cancel)];

    public override IEnumerable<Artefact> MakeFromSources(SystemPlan plan, BoardCompilation compilation, Func<string, string?> linkTo, CancellationToken cancel) =>
        [Write(plan, compilation.Board, compilation.GetDiagnostics(cancel: cancel), linkTo, cancel)];

    private Artefact Write(SystemPlan plan, Sel4Board board, ImmutableArray<Diagnostic> ofBoard, Func<string, string?> linkTo, CancellationToken cancel) =>
        Of(plan.Name, new BoardReport { Name = plan.Name, Board = board, Systems = [plan], Diagnostics = [.. ofBoard, .. plan.Diagnostics], LinkTo = linkTo }.ToHtml(cancel));
}
