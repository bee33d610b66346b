using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Guests;
using Boards.Microkit.Request;

namespace Boards.Microkit.Rules.Guests;

/// <summary>Checks whether declarations can be represented in the devicetree of a guest.</summary>
internal static class GuestTreeRules
{
    private const int BitsOfCell = 32;

    public static void Check(PlanFacts facts)
    {
        foreach (Holder holder in facts.Context.Holders.Where(static h => h.Machine is { Tree: not null } or { VirtualDevices.IsEmpty: false }))
        {
            CheckWidth(facts, holder);
            if (holder.Machine!.Tree?.Console is { } console)
                CheckConsole(facts, holder, console);
        }
    }

    private static void CheckWidth(PlanFacts facts, Holder holder)
    {
        GuestCells cells = GuestCells.Of(facts.Context.Board.Tree.Root);
        var all = facts.GuestMemoriesOf(holder).Select(static m => (m.Name, Range: AddressRange.Of(m.GuestAddress.Value, m.Size.Value), At: m.GuestAddress.Location))
            .Concat(holder.Machine!.VirtualDevices.Select(static d => (Name: d.Compatible.Value, Range: AddressRange.Of(d.Address.Value, d.Size.Value), At: d.Address.Location)))
            .Where(static each => !each.Range.IsEmpty);
        if (!cells.AreReadable)
        {
            // All of them lack an address for the same reason.
            foreach (var (name, range, at) in all.Take(1))
                facts.Context.Report(GuestTreeDiagnostics.UnreadableCells($"'{name}'", range, GuestCells.Most, at));
            return;
        }

        int bits = Math.Min(cells.Address, cells.Size) * BitsOfCell;
        foreach (var (name, range, at) in all.Where(each => bits < 64 && (each.Range.Start >> bits != 0 || each.Range.Size >> bits != 0)))
            facts.Context.Report(GuestTreeDiagnostics.Width($"'{name}'", range, bits, at));
    }

    private static void CheckConsole(PlanFacts facts, Holder holder, Declared<string> console)
    {
        PlannedGuest? guest = facts.Guests.FirstOrDefault(g => g.Machine == holder.Name && g.ProtectionDomain == holder.Domain.Name.Value);
        if (guest is not null && OfConsole(guest, console, facts.Context.Devices) is { } found)
            facts.Context.Report(found);
    }

    /// <summary>The diagnostic for a console that the guest does not have; null if it has it.</summary>
    public static Diagnostic? OfConsole(PlannedGuest guest, Declared<string> console, DeviceLookup devices)
    {
        string name = console.Value.Split(':')[0];
        if (guest.VirtualDevices.Any(d => d.Name == name))
            return null;
        IEnumerable<string> known = guest.Devices.Concat(guest.VirtualDevices.Select(static d => d.Name));
        if (devices.Find(name) is not { } device)
            return GuestTreeDiagnostics.Console(guest.Machine, name, Spelling.Nearest(name, known), console.Location);
        bool isReached = guest.Devices.Contains(device.Path) || (device.Regions.Any(static r => r.IsMemoryMapped) && device.Regions.All(r => !r.IsMemoryMapped || guest.Reaches(r.Range)));
        return isReached ? null : GuestTreeDiagnostics.Console(guest.Machine, name, null, console.Location);
    }
}
