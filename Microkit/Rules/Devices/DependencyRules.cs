using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Devices;
using Boards.Microkit.Planning.Mapping;
using Boards.Microkit.Planning.Pages;
using Boards.Microkit.Platforms;

namespace Boards.Microkit.Rules.Devices;

/// <summary>Rules about devices that a passed device depends on: clocks, resets, pins, PHYs, front ends of interrupts.</summary>
internal static class DependencyRules
{
    // The dependencies of all devices together that are followed: many more than on any real board. After these, only what each
    // device needs itself is checked, because each of thousands of devices may need all the others.
    private const int MostFollowed = 1_000_000;

    /// <summary>Reports nodes that passed devices refer to and that are not mapped for the guest, each once for each guest.</summary>
    public static void Check(PlanFacts facts)
    {
        // In the default system, the user chose no devices, so none was forgotten.
        if (facts.Context.Request.IsDefault)
            return;
        int left = MostFollowed;
        foreach (Holder holder in facts.Context.Holders.Where(static h => h.IsMachine))
        {
            HashSet<Node> reported = [];
            HashSet<Node> buses = [.. UnmappedBuses(facts, holder)];
            // The dependencies of a device that is passed because another one needs it are among those of the declared device.
            foreach (HeldDevice held in facts.HeldBy(holder).Where(static h => h.Device.Role == DeviceRole.Device && h is not PassedDevice { NeededBy: not null }))
            {
                DependencyClosure needs = NeedsOf(facts, held, isFollowed: left > 0);
                left -= Math.Min(left, needs.Requirements.Length + needs.Notes.Length);
                Check(facts, held, needs, reported, buses);
                CheckMemory(facts, held, reported);
            }
        }
    }

    private static DependencyClosure NeedsOf(PlanFacts facts, HeldDevice held, bool isFollowed)
    {
        DependencyGraph dependencies = facts.Context.Board.Dependencies;
        return isFollowed ? dependencies.Closure([held.Device.Node], DoneWithout(facts, held)) : dependencies.Direct(held.Device.Node);
    }

    private static void Check(PlanFacts facts, HeldDevice held, DependencyClosure needs, HashSet<Node> reported, HashSet<Node> buses)
    {
        Sel4Board board = facts.Context.Board;
        List<Diagnostic> missing = [];
        foreach (Requirement requirement in needs.Requirements)
        {
            if (requirement.Reason is { IsProbable: true } || board[requirement.Node].IsSystemIommu() || board[requirement.Because].IsSystemIommu())
                continue;
            string property = requirement.Reason?.Property ?? "bus";
            if (!board[requirement.Node].IsEnabled)
            {
                // A device that only serves others, such as a clock controller, works on the board without it.
                bool isForOthers = requirement.Because != held.Device.Node || held is MappedDevice { IsDelivered: false };
                if (!isForOthers && reported.Add(requirement.Node))
                    facts.Context.Report(DependencyDiagnostics.Disabled(held.Device, property, board[requirement.Node], held.Location));
                continue;
            }

            Node? owner = requirement.RegisterOwners.FirstOrDefault(owner => !IsReached(facts, held.Holder, board[owner]));
            if (owner is not null && reported.Add(owner) && IsOfOwnMistake(facts, held.Holder, owner, buses))
                missing.Add(DependencyDiagnostics.Missing(requirement.Because, property, requirement.Node, owner, held.Holder.Title, held.Location));
        }

        ImmutableArray<string> nodes = [.. missing.Select(static d => d.FixNode!)];
        foreach (Diagnostic diagnostic in missing)
            facts.Context.Report(diagnostic with { FixNodes = nodes });
    }

    // A user who passes the dependencies of a device but excludes some of them knows that the guest does not have these.
    private static IEnumerable<Node> DoneWithout(PlanFacts facts, HeldDevice held) => held is PassedDevice { Request: { WithDependencies: true } request }
        ? request.Exclude.Select(name => facts.Context.Devices.Find(name.Value)?.Node).OfType<Node>()
        : [];

    // If hand-written maps map whole buses, a missing bus is reported once. If devices are mapped one by one, as in C#,
    // each missing device is reported.
    private static bool IsOfOwnMistake(PlanFacts facts, Holder holder, Node owner, HashSet<Node> buses) =>
        !facts.Context.Request.IsHandWritten || BusWindows.OutermostAround(facts.Context.Board, owner) is not { } bus || buses.Add(bus)
        || !facts.Reach.MapsOf(holder).Any(static m => m.Contents is { Bus: not null });

    private static IEnumerable<Node> UnmappedBuses(PlanFacts facts, Holder holder) => facts.HeldBy(holder).SelectMany(static h => h.Foreign)
        .Where(foreign => !facts.IsMapped(holder, foreign.Region.Pages))
        .Select(foreign => BusWindows.OutermostAround(facts.Context.Board, foreign.Bus.Node)).OfType<Node>();

    // A region of a passed device that is not mapped is reported by another rule.
    // Reserved memory without an address is allocated by the guest.
    private static void CheckMemory(PlanFacts facts, HeldDevice held, HashSet<Node> reported)
    {
        Sel4Board board = facts.Context.Board;
        foreach (Dependency reference in board.Dependencies.Of(held.Device.Node).Where(static d => d.Kind == DependencyKind.Memory))
        {
            DeviceRegion? missing = board[reference.Provider].Regions.FirstOrDefault(r => r.IsMemoryMapped && !facts.IsMapped(held.Holder, r.Range));
            if (missing is not null && reported.Add(reference.Provider))
                facts.Context.Report(DependencyDiagnostics.Memory(reference, missing.Range, held.Holder.Title, held.Location));
        }
    }

    private static bool IsReached(PlanFacts facts, Holder holder, Device owner) =>
        !owner.IsPassable() || facts.Has(holder, owner.Node)
        || owner.Regions.Where(static r => r.IsMemoryMapped).All(r => facts.IsMapped(holder, r.Pages));
}
