using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Devices;
using Boards.Microkit.Planning.Interrupts;
using Boards.Microkit.Planning.Mapping;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;
using Boards.Microkit.Rules.Interrupts;

namespace Boards.Microkit.Rules.Mapping;

/// <summary>Checks whether interrupts that are declared by number are those of the devices that their receiver has.</summary>
internal static class DeliveryRules
{
    /// <summary>Reports interrupts without their device, and devices without their interrupt.</summary>
    public static void Check(PlanFacts facts)
    {
        // Devices whose interrupt is missing because another number was written instead.
        Dictionary<ProtectionDomainRequest, HashSet<Node>> mistaken = new(ByReference<ProtectionDomainRequest>.Comparer);
        Lazy<MeantRegisters> meantRegisters = new(() => new MeantRegisters(facts));
        Lazy<NumberedDevices> numbered = new(() => new NumberedDevices(facts.Context.Board));
        foreach (ProtectionDomainRequest domain in facts.Context.Domains)
        {
            HashSet<Node> meant = [];
            HashSet<uint> numbers = [];
            Receiver receiver = new(facts, domain, meantRegisters, numbered);
            mistaken.Add(domain, meant);
            foreach (IrqRequest irq in domain.Irqs)
            {
                facts.Context.Cancel.ThrowIfCancellationRequested();
                if (Check(facts, receiver, irq, isFirst: numbers.Add(irq.Number.Value)) is { } interrupt)
                    meant.Add(interrupt.Owner);
            }
        }

        foreach (HandMap map in facts.Reach.Maps.Where(static m => m.Holder.IsMachine && m.Contents is { IsOfDevices: true, Bus: null }))
        {
            if (!map.Contents!.Devices.Any(d => mistaken[map.Holder.Domain].Contains(d.Node)))
                CheckDelivered(facts, map);
        }

        foreach (MappedDevice mapped in facts.Reach.Devices.Where(m => m.Holder.IsMachine && !m.Map.IsMoved && !mistaken[m.Holder.Domain].Contains(m.Device.Node)))
            CheckInterrupts(facts, mapped);
        foreach (PassedDevice passed in facts.Passed.Where(p => p.Holder.IsMachine && !HasOwnChoice(facts, p)))
            CheckParts(facts, passed, facts.DeliveredTo(passed.Holder.Domain));
    }

    // Suggests the intended number, if there is a likely one.
    private static DeviceInterrupt? Check(PlanFacts facts, Receiver receiver, IrqRequest irq, bool isFirst)
    {
        PlanContext context = facts.Context;
        uint number = irq.Number.Value;
        SourceLocation at = irq.Number.Location;
        Holder[] holders = receiver.Holders;
        Meaning meaning = receiver.MeaningOf(number);
        // A number that is declared twice is reported at the number.
        if (!isFirst)
            return meaning.Interrupt;
        if (InterruptLimits.ObjectionTo(context.Kernel, holders[0].Title, number, at, meaning.Question) is { } objection)
        {
            context.Report(objection with { FixValue = meaning.Number });
            return meaning.Interrupt;
        }

        DeviceInterrupt[] all = [.. facts.Reach.InterruptsWith(number)];
        DeviceInterrupt[] enabled = [.. all.Where(i => context.Board[i.Owner].IsEnabled)];
        DeviceInterrupt[] reached = [.. enabled.Where(i => IsReached(facts, receiver, context.Board[i.Owner]))];
        Diagnostic? reported =
            // A mapped device that is disabled is reported at the device.
            enabled.Length == 0 && all.Any(i => holders.Any(h => facts.Reach.Touches(h, context.Board[i.Owner]))) ? null
            : enabled.Length == 0 ? InterruptDiagnostics.NoDevice(number, all.FirstOrDefault(), meaning.Question, at)
            : enabled.All(i => IsCoresOwn(context.Board[i.Owner])) ? OfCore(context.Board[enabled[0].Owner], holders, enabled[0], number, meaning, at)
            : reached.Length > 0 || enabled.Any(i => receiver.IsMisplaced(i.Owner)) || receiver.HasUnsureMap ? null
            : DeliveryDiagnostics.NotReached(enabled[0], number, holders[holders.Length - 1].Title, meaning.Question, at);
        if (reported is not null)
            context.Report(reported with { FixValue = meaning.Number });
        if (enabled.Length > 0 && (reported is null || meaning.Interrupt is null))
            CheckTrigger(facts, irq, reached.Length > 0 ? reached[0] : enabled[0]);
        return reported is null ? null : meaning.Interrupt;
    }

    // A program may have the timers that the kernel does not use; a guest has a virtual timer in its virtual CPU.
    private static Diagnostic? OfCore(Device device, Holder[] holders, DeviceInterrupt interrupt, uint number, Meaning meaning, SourceLocation at) =>
        holders.Any(static h => h.IsMachine) ? DeliveryDiagnostics.CoresOwn(interrupt, number, device.ReasonAgainst()!, meaning.Question, at) : null;

    private static void CheckTrigger(PlanFacts facts, IrqRequest irq, DeviceInterrupt interrupt)
    {
        if (interrupt.Trigger is not { } real)
            return;
        if (irq.Trigger is { } given && given.Value != real)
            facts.Context.Report(InterruptDiagnostics.WrongTrigger(interrupt, given.Value, given.Location));
        else if (irq.Trigger is null && facts.Context.Request is { IsHandWritten: true, IsIncomplete: false } && real != InterruptTrigger.Level)
            facts.Context.Report(InterruptDiagnostics.MissingTrigger(interrupt, irq.Number.Value, irq.Number.Location));
    }

    // Reports interrupts of a device, or of its parts, that are not delivered.
    private static void CheckInterrupts(PlanFacts facts, MappedDevice mapped)
    {
        PlanContext context = facts.Context;
        HashSet<uint> delivered = facts.DeliveredTo(mapped.Holder.Domain);
        DeviceInterrupt[] own = [.. mapped.Device.Interrupts.Where(i => i.Number is { } number && context.Kernel.OwnerOf(number) is null)];
        DeviceInterrupt[] missing = [.. own.Where(i => !IsIn(delivered, i))];
        if (missing.Length > 0 && missing.Length < own.Length)
            context.Report(DeliveryDiagnostics.SomeDelivered(mapped.Device, missing, mapped.Holder.Domain.Name.Value, mapped.Location));
        else if (missing.Length > 0 && missing.Length == own.Length && SharerOf(facts, mapped, own) is { } sharer)
            context.Report(DeliveryDiagnostics.SharedWithOther(mapped.Device, sharer.Interrupt, sharer.Holder, mapped.Holder, mapped.Location));
        CheckParts(facts, mapped, delivered);
    }

    // If the declaration says which interrupts are delivered, or includes those of dependencies, none was forgotten.
    private static bool HasOwnChoice(PlanFacts facts, PassedDevice passed) => passed.NeededBy is not null || passed.Request is { WithDependencies: true } or { Interrupts: not null }
        || facts.Context.Request.IsDefault;

    // Checks the interrupts of devices that a device drives through other devices, such as its PHY.
    private static void CheckParts(PlanFacts facts, HeldDevice held, HashSet<uint> delivered)
    {
        PlanContext context = facts.Context;
        foreach (IGrouping<Node, DeviceInterrupt> part in PeripheralDependencies.InterruptsOf(held.Device, context.Board)
            .Where(i => i.Owner != held.Device.Node && (i.Number is { } number ? context.Kernel.OwnerOf(number) is null : !i.Candidates.IsEmpty)).GroupBy(static i => i.Owner))
        {
            bool isReached = (held is MappedDevice && part.All(static i => i.Kind == InterruptKind.Direct)) || HasRegistersOf(facts, held.Holder, part.Key);
            if (isReached && !part.Any(i => IsIn(delivered, i)) && !facts.IsPassedTo(held.Holder, part.Key))
                context.Report(DeliveryDiagnostics.PartNotDelivered(held.Device, part.Key, [.. part], held.Holder.Domain.Name.Value, held.Location));
        }
    }

    // A device without registers of its own is reached through those of the controller of its bus.
    private static bool HasRegistersOf(PlanFacts facts, Holder holder, Node device) => facts.Context.Board.Dependencies.RegisterOwners(device) is var owners
        && owners.All(owner => facts.Context.Board[owner].Regions.Where(static r => r.IsMemoryMapped).All(r => facts.IsMapped(holder, r.Range)));

    private static bool IsIn(HashSet<uint> delivered, DeviceInterrupt interrupt) =>
        (interrupt.Number is { } number && delivered.Contains(number)) || interrupt.Candidates.Any(delivered.Contains);

    // The device of another guest or program that shares the line, which is delivered for that device.
    private static (DeviceInterrupt Interrupt, Holder Holder)? SharerOf(PlanFacts facts, MappedDevice mapped, DeviceInterrupt[] own)
    {
        IEnumerable<(DeviceInterrupt?, Holder Holder)> shared =
            from line in facts.LinesOf(own.Select(static i => i.Number).OfType<uint>())
            where !ReferenceEquals(line.Holder.Domain, mapped.Holder.Domain)
            select (facts.HeldInterrupts(line.Holder, line.Number).FirstOrDefault(i => i.Number == line.Number && i.Owner != mapped.Device.Node), line.Holder);
        foreach ((DeviceInterrupt? interrupt, Holder holder) in shared)
        {
            if (interrupt is not null)
                return (interrupt, holder);
        }

        return null;
    }

    private static bool IsCoresOwn(Device device) => device.Role == DeviceRole.Timer || device.IsPerformanceMonitor();

    // A device without registers is reached by a holder of the device that it depends on, or of a device that refers to it.
    private static bool IsReached(PlanFacts facts, Receiver receiver, Device device)
    {
        Holder[] holders = receiver.Holders;
        if (holders.Any(h => facts.IsPassedTo(h, device.Node) || facts.Reach.IsMappedItself(h, device)))
            return true;
        // A bus that is mapped for other devices may contain some registers of a device; a driver needs the device's first region.
        if (device.Regions.FirstOrDefault(static r => r.IsMemoryMapped) is { } first)
            return holders.Any(h => facts.IsMapped(h, first.Range));
        if (holders.Any(h => facts.Has(h, device.Node)))
            return true;
        Sel4Board board = facts.Context.Board;
        IReadOnlyList<Node> owners = board.Dependencies.RegisterOwners(device.Node);
        return owners.Count == 0
            || owners.Any(owner => holders.Any(h => board[owner].Regions.Any(r => r.IsMemoryMapped && facts.IsMapped(h, r.Range))))
            || receiver.RefersTo(device.Node);
    }

    // Reports a region of one device, or of several devices on its pages, if none of their interrupts is delivered. Interrupts
    // that are delivered elsewhere are reported at the interrupt, or at the page.
    private static void CheckDelivered(PlanFacts facts, HandMap map)
    {
        RegionContents contents = map.Contents!;
        if (facts.Reach.IsCpuInterface(map) || contents.Devices.Any(facts.Reach.IsDelivered))
            return;
        Device[] enabled = [.. contents.Devices.Where(static d => d.IsEnabled && !d.IsSilent())];
        bool allRaise = enabled.Length > 0 && enabled.All(static d => d.Interrupts.Any(static i => i.Number is not null));
        bool isOnePlace = enabled.Length == 1 || enabled.All(d => contents.RegistersOf(d).Any(r => r.Pages.Start == contents.Range.Start));
        // If the region is at the wrong address, the interrupts would be those of the wrong devices.
        if (allRaise && isOnePlace && !map.IsMoved && !enabled.Any(d => facts.IsPassedTo(map.Holder, d.Node)))
            facts.Context.Report(DeliveryDiagnostics.NotDelivered(enabled[0], enabled[0].Interrupts, $"protection domain '{map.Holder.Domain.Name.Value}'", map.Holder.Title, map.Map.Region.Location));
    }
}
