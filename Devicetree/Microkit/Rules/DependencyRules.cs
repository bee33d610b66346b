using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Hardware;
using Boards.Devicetree.Microkit.Planning;
using Boards.Devicetree.Microkit.Planning.Devices;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Microkit.Rules;

/// <summary>What a guest's driver waits for in vain: clocks, resets, pins, PHYs, front-ends of interrupts.</summary>
internal static class DependencyRules
{
    /// <summary>Reports what passed devices refer to and the guest does not reach, each once a guest.</summary>
    public static void Check(PlanFacts facts)
    {
        // Nobody chose, so nobody left anything out.
        if (facts.Context.Request.IsDefault)
            return;
        foreach (Holder holder in facts.Context.Holders.Where(static h => h.IsMachine))
        {
            HashSet<Node> told = [];
            foreach (PassedDevice passed in facts.PassedTo(holder).Where(static p => p.Device.Role == DeviceRole.Device))
            {
                Check(facts, passed, told);
                CheckMemory(facts, passed, told);
            }
        }
    }

    private static void Check(PlanFacts facts, PassedDevice passed, HashSet<Node> told)
    {
        Board board = facts.Context.Board;
        foreach (Requirement requirement in board.Dependencies.Closure([passed.Device.Node]).Requirements)
        {
            if (requirement.Reason is { IsProbable: true })
                continue;
            string property = requirement.Reason?.Property ?? "bus";
            if (!board[requirement.Node].IsEnabled)
            {
                if (told.Add(requirement.Node))
                    facts.Context.Report(DependencyDiagnostics.Disabled(passed.Device, property, requirement.Node, passed.Location));
                continue;
            }

            Node? missing = requirement.RegisterOwners.FirstOrDefault(owner => !IsReached(facts, passed.Holder, board[owner]));
            if (missing is not null && told.Add(missing))
                facts.Context.Report(DependencyDiagnostics.Missing(requirement.Because, property, requirement.Node, missing, passed.Holder.Title, passed.Location));
        }
    }

    // A region of a passed device that is not mapped is that device's own rule's.
    // Memory without an address is the guest's own to find.
    private static void CheckMemory(PlanFacts facts, PassedDevice passed, HashSet<Node> told)
    {
        Board board = facts.Context.Board;
        foreach (Dependency reference in board.Dependencies.Of(passed.Device.Node).Where(static d => d.Kind == DependencyKind.Memory))
        {
            Region? missing = board[reference.Provider].Regions.FirstOrDefault(r => r.IsMemoryMapped && !facts.IsMapped(passed.Holder, r.Range));
            if (missing is not null && told.Add(reference.Provider))
                facts.Context.Report(DependencyDiagnostics.Memory(reference, missing.Range, passed.Holder.Title, passed.Location));
        }
    }

    private static bool IsReached(PlanFacts facts, Holder holder, Device owner) =>
        !owner.IsPassable() || facts.PassedTo(holder).Any(p => p.Device.Node == owner.Node)
        || owner.Regions.Where(static r => r.IsMemoryMapped).All(r => facts.IsMapped(holder, r.Pages));
}
