using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit.Guests;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Dependencies;
using Boards.Microkit.Planning.Devices;
using Boards.Microkit.Planning.Findings;
using Boards.Microkit.Planning.Guests;
using Boards.Microkit.Planning.Interrupts;
using Boards.Microkit.Planning.Memory;
using Boards.Microkit.Planning.Pages;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;
using Boards.Microkit.Rules;

namespace Boards.Microkit;

/// <summary>Plans a system description from a declared system and the board.</summary>
public static class SystemPlanner
{
    /// <summary>Plans a declared system.</summary>
    /// <param name="request">The declared system.</param>
    /// <param name="board">The board.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <returns>A plan in any case; after errors, it contains the valid declarations, and its diagnostics report the others.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was requested.</exception>
    public static SystemPlan Plan(SystemRequest request, Sel4Board board, CancellationToken cancel = default) => Plan(request, board, SystemRules.All, cancel);

    /// <summary>Plans a system, and checks it with some of the rules.</summary>
    internal static SystemPlan Plan(SystemRequest request, Sel4Board board, ImmutableArray<Action<PlanFacts>> rules, CancellationToken cancel)
    {
        List<PlanFinding> unplaced = [];
        PlanContext context = new(GuestMemoryChoice.Place(DmaPool.Add(request), board, unplaced), board, cancel);
        unplaced.ForEach(context.Report);
        DeviceResolution devices = new(context);
        ImmutableArray<PassedDevice> passed = new DependencySelection(context, devices).AddTo(devices.Resolve());

        RegionSelection selection = new(context);
        ImmutableArray<PageClaim> claims = RegionSelection.WithoutCovered(passed.Where(static p => p.Device.IsPassable()).SelectMany(selection.Select));
        ImmutableArray<PlannedRegion> regions = PagePlan.Build(claims, ReservedNames(context));

        InterruptPlan interrupts = new(context, new InterruptClaims(context, passed).All());
        PlanFacts facts = new(context, passed, regions, interrupts);
        SystemAssembly assembly = new(facts);
        SystemRequest description = assembly.Build();
        MachineMaps maps = new(description);
        ValueList<PlannedGuest> guests = context.Holders.Where(static h => h.IsMachine)
            .Select(h => GuestPlan.Of(context, h, facts.GuestMemoriesOf(h), facts.HeldBy(h).Select(static held => held.Device), maps, interrupts)).ToValueList();
        facts = facts with { Guests = guests };
        foreach (Action<PlanFacts> rule in rules)
        {
            cancel.ThrowIfCancellationRequested();
            rule(facts);
        }

        ImmutableArray<Diagnostic> found =
        [
            .. context.Diagnostics, .. context.Findings.Select(PlanFindings.DiagnosticOf),
            .. guests.Where(GuestFiles.Has).SelectMany(guest => GuestFiles.Check(board, guest, cancel)),
        ];
        return new SystemPlan
        {
            Name = request.Name,
            Description = LargePages.In(description, request.MemoryRegions.Select(static r => r.Name.Value)),
            Interrupts = assembly.Routes(),
            Devices = assembly.DevicePlaces.ToValueList(),
            GuestMemories = assembly.GuestMemoryPlaces.ToValueList(),
            Guests = guests,
            Channels = assembly.ChannelPlaces(),
            Diagnostics = SystemRules.WithoutConsequences(found, request)
                    .OrderBy(static d => d.Location.Path, StringComparer.Ordinal).ThenBy(static d => d.Location.Start).ThenBy(static d => d.Id, StringComparer.Ordinal)
                    .ToValueList(),
        };
    }

    private static IEnumerable<string> ReservedNames(PlanContext context) =>
        context.Request.MemoryRegions.Select(static r => r.Name.Value)
            .Concat(context.Holders.Where(static h => h.IsMachine)
                .SelectMany(static h => h.Machine!.GuestMemories.Select(m => GuestMemoryPlan.NameOf(m, h.Machine))))
            .Concat([SystemAssembly.VirtualCpuInterfaceName]);
}
