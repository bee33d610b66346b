using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Sources;
using Boards.Devicetree.Tree.Recording;
using Boards.Hardware;
using Boards.LanguageServer.Protocol;
using Boards.LanguageServer.Systems;
using Boards.LanguageServer.Text;
using Boards.LanguageServer.Text.Model;
using Boards.Microkit.Lookup;

namespace Boards.LanguageServer.Meaning;

/// <summary>
/// The lenses above each node that a system of the workspace passes to a domain or machine:
/// what it is passed to, and its channels.
/// </summary>
internal static class CodeLenses
{
    /// <summary>The lenses of a document.</summary>
    public static CodeLens[] Of(Question question)
    {
        ImmutableArray<BoardSystems> systems = BoardSystems.On(question.Context, question.Snapshot, question.Cancel);
        if (systems.IsEmpty)
            return [];
        List<CodeLens> lenses = [];
        HashSet<string> seen = [];
        foreach (SourceName occurrence in question.Model.In(question.Path).Where(static o => o is { IsWritten: true, Kind: SourceNameKind.Node or SourceNameKind.Block }))
        {
            question.Cancel.ThrowIfCancellationRequested();
            if (question.Model.NodeOf(occurrence) is not { } node || !seen.Add(node.Path) || question.Context.Board.Board[node] is not { IsHardware: true, Role: DeviceRole.Device } device)
                continue;
            string[] texts = [.. systems.Select(system => (system, Text: Passed(device, system))).Where(static s => s.Text.Length > 0).Select(s => systems.Length > 1 ? $"{DeviceWords.NameOf(s.system)}: {s.Text}" : s.Text)];
            if (texts.Length > 0)
                lenses.Add(new CodeLens(question.Snapshot.RangeOf(occurrence.At), new Command(string.Join("; ", texts), "boards.needs", [question.Snapshot.UriOf(question.Path), node.Path])));
        }

        return [.. lenses];
    }

    // "passed to linux, channel 5"
    private static string Passed(Device device, BoardSystems system)
    {
        string[] holders = [.. device.Regions.Where(static r => r.IsMemoryMapped).SelectMany(r => system.Lookup.ViewsOf(r.Range.Start)).Select(static view => view.Machine ?? view.Domain).Distinct()];
        ChannelFacts[] channels = [.. device.Interrupts.Select(static i => i.Number).OfType<uint>().Distinct().SelectMany(number => system.Lookup.OfInterrupt(number).Channels)];
        if (holders.Length == 0)
            return "";
        int[] ids = [.. channels.Select(static c => c.Id).OfType<int>().Distinct()];
        return $"passed to {string.Join(", ", holders)}" + (ids.Length == 0 ? "" : $", {(ids.Length == 1 ? "channel" : "channels")} {string.Join(", ", ids.Select(static id => FormattableString.Invariant($"{id}")))}");
    }
}
