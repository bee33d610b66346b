using System.Collections.Generic;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Guests;
using Boards.Microkit.Planning.Interrupts;
using Boards.Microkit.Request;

namespace Boards.Microkit.Rules.Guests;

/// <summary>Checks whether a monitor can emulate the declared devices of its guest: an access must fault, and an interrupt must be free.</summary>
internal static class VirtualDeviceRules
{
    private const uint FirstShared = 32;
    private const uint LastShared = 1019;

    public static void Check(PlanFacts facts)
    {
        foreach (Holder holder in facts.Context.Holders.Where(static h => h.Machine is { VirtualDevices.IsEmpty: false }))
        {
            if (facts.Guests.FirstOrDefault(g => g.Machine == holder.Name && g.ProtectionDomain == holder.Domain.Name.Value) is not { } guest)
                continue;
            List<(string Name, AddressRange Range, uint? Number)> earlier = [];
            foreach (VirtualDeviceRequest device in holder.Machine!.VirtualDevices)
            {
                string name = device.Name?.Value ?? System.FormattableString.Invariant($"{device.Compatible.Value} at 0x{device.Address.Value:x}");
                AddressRange range = AddressRange.Of(device.Address.Value, device.Size.Value);
                CheckPlace(facts, holder, guest, device, name, range, earlier);
                CheckNumber(facts, holder, device, name, [.. earlier.Where(e => !e.Range.Overlaps(range))]);
                earlier.Add((name, range, device.Interrupt?.Value));
            }
        }
    }

    private static void CheckPlace(
        PlanFacts facts, Holder holder, PlannedGuest guest, VirtualDeviceRequest device, string name, AddressRange range, List<(string Name, AddressRange Range, uint? Number)> earlier)
    {
        if (range.IsEmpty)
        {
            facts.Context.Report(VirtualDeviceDiagnostics.Empty(name, device.Size.Location));
            return;
        }

        AddressRange pages = range.RoundedTo(MicrokitLimits.PageBytes);
        (string What, AddressRange Range)[] others =
        [
            .. Mapped(facts, holder), .. Controller(guest), .. earlier.Where(e => e.Range.Overlaps(range)).Select(static e => ($"'{e.Name}'", e.Range)),
        ];
        foreach ((string other, AddressRange otherRange) in others.Where(o => o.Range.Overlaps(pages)).Take(1))
            facts.Context.Report(VirtualDeviceDiagnostics.Overlap(name, range, other, otherRange, device.Address.Location));
    }

    private static IEnumerable<(string What, AddressRange Range)> Mapped(PlanFacts facts, Holder holder)
    {
        foreach (var memory in facts.GuestMemoriesOf(holder))
            yield return ($"the RAM '{memory.Name}'", AddressRange.Of(memory.GuestAddress.Value, memory.Size.Value));
        foreach (var region in facts.RegionsOf(holder))
            yield return (region.Claims.First(c => c.Holder == holder).Device.Device.Path, region.Pages);
        foreach (var map in facts.Reach.MapsOf(holder))
            yield return ($"'{map.Region.Name.Value}'", map.Virtual);
    }

    private static IEnumerable<(string What, AddressRange Range)> Controller(PlannedGuest guest)
    {
        if (guest.Gic is not { } gic)
            yield break;
        yield return ("the virtual distributor", gic.Distributor);
        if (gic.CpuInterface is { } cpu)
            yield return ("the virtual CPU interface", cpu);
        if (gic.Redistributors is { } frames)
            yield return ("the virtual redistributors", frames);
    }

    private static void CheckNumber(PlanFacts facts, Holder holder, VirtualDeviceRequest device, string name, List<(string Name, AddressRange Range, uint? Number)> earlier)
    {
        if (device.Interrupt is not { } number)
            return;
        if (number.Value is < FirstShared or > LastShared)
            facts.Context.Report(VirtualDeviceDiagnostics.Number(name, number.Value, FirstShared, LastShared, number.Location));
        else if (earlier.FirstOrDefault(e => e.Number == number.Value).Name is { } other)
            facts.Context.Report(VirtualDeviceDiagnostics.Clash(name, number.Value, $"'{other}'", number.Location));
        else if (facts.Interrupts.Irqs[holder.Domain.Name.Value].SelectMany(static irq => irq.Claims).FirstOrDefault(c => c.Holder == holder && c.Number == number.Value) is { } claim)
            facts.Context.Report(VirtualDeviceDiagnostics.Clash(name, number.Value, claim.Who, number.Location));
    }
}
