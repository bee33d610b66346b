using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.LanguageServer.Systems;
using Boards.Microkit.Lookup;
using Boards.Microkit.Platforms;

namespace Boards.LanguageServer.Meaning;

/// <summary>Describes parts of a board in hovers and hints.</summary>
internal static class DeviceWords
{
    /// <summary><c>0xff3f0000+0x10000</c>.</summary>
    public static string Of(DeviceRegion region) => FormattableString.Invariant($"0x{region.Address:x}+0x{region.Size:x}");

    /// <summary><c>40, level</c>; null if nothing is known about the interrupt.</summary>
    public static string? Of(DeviceInterrupt interrupt)
    {
        string trigger = interrupt.Trigger switch { InterruptTrigger.Edge => ", edge", InterruptTrigger.Level => ", level", _ => "" };
        if (interrupt.Number is { } number)
            return FormattableString.Invariant($"{number}{trigger}");
        return interrupt.Candidates.IsEmpty ? null : FormattableString.Invariant($"one of {interrupt.Candidates[0]}…{interrupt.Candidates[^1]}{trigger}");
    }

    /// <summary>The label of a node, or its name.</summary>
    public static string NameOf(Node node) => node.Labels.IsEmpty ? node.Name.Length == 0 ? "/" : node.Name : node.Labels[0];

    /// <summary>The status of a device, considering its ancestors.</summary>
    public static string StatusOf(Device device)
    {
        string own = device.Node.Find("status")?.String ?? "okay";
        return device.DisabledBy is not { } by ? own
            : ReferenceEquals(by, device.Node) ? own
            : $"{own}, but {by.Path} is {by.Find("status")?.String ?? "not available"}";
    }

    /// <summary>
    /// The lines about a region: where it is, which devices share its pages, what the kernel
    /// keeps, and which domains and machines see it.
    /// </summary>
    public static IEnumerable<string> Lines(DeviceRegion region, Sel4Board board, IReadOnlyList<BoardSystems> systems)
    {
        if (!region.IsMemoryMapped)
        {
            yield return $"`{region.Label}`: not memory mapped, {region.BusAddressText} on its bus{(region.StoppedAt is { } stopped ? $"; {stopped.Path} does not translate it" : "")}";
            yield break;
        }

        yield return FormattableString.Invariant($"`{region.Label}`: physical address 0x{region.Address:x}, size 0x{region.Size:x}{Bus(region)}");
        foreach (RegisterFacts facts in new BoardLookup(board).At(region.Range.Start).Registers.Where(facts => facts.Region == region))
        {
            foreach (string sharer in PageSharers.Of(facts))
                yield return sharer;
            if (facts.KernelUse is { } use)
                yield return $"kept by the kernel: {use}";
            if (facts.QemuPosition is { } position)
                yield return FormattableString.Invariant($"QEMU's virtio device {position}");
        }

        foreach (BoardSystems system in systems)
        {
            foreach (AddressView view in system.Lookup.ViewsOf(region.Range.Start))
                yield return FormattableString.Invariant($"{NameOf(system)}: {Holder(view)} has it at 0x{view.Address:x}, in memory region '{view.Region}'");
        }
    }

    /// <summary>The lines about an interrupt: its number, its route, what the kernel keeps, and which domains get it.</summary>
    public static IEnumerable<string> Lines(DeviceInterrupt interrupt, Sel4Board board, IReadOnlyList<BoardSystems> systems)
    {
        string number = $"`{interrupt.Label}`: {(interrupt.Number is null ? "no static number" : "interrupt")} {Of(interrupt)}".TrimEnd();
        yield return interrupt.Route.Length > 0 ? $"{number}; {interrupt.Route}" : number;
        if (interrupt.SharedLine is { } shared)
            yield return FormattableString.Invariant($"shares the line of {shared.Path} interrupts[{shared.Index}]");
        if (interrupt.Number is not { } line)
            yield break;
        InterruptFacts facts = new BoardLookup(board).OfInterrupt(line);
        foreach (DeviceInterrupt other in facts.Sources.Where(other => other.Position != interrupt.Position))
            yield return $"also raised by {other.Owner.Path} {other.Label}{(board[other.Owner].IsEnabled ? "" : ", not enabled")}";
        if (facts.KernelUse is { } use)
            yield return $"kept by the kernel: {use}";
        foreach (BoardSystems system in systems)
        {
            foreach (ChannelFacts channel in system.Lookup.OfInterrupt(line).Channels)
                yield return FormattableString.Invariant($"{NameOf(system)}: domain '{channel.Domain}' gets it{(channel.Id is { } id ? $", channel {id}" : "")}");
        }
    }

    /// <summary>The name of the file of a system.</summary>
    public static string NameOf(BoardSystems system) => system.Path.Substring(system.Path.LastIndexOf('/') + 1);

    /// <summary>The machine or the domain that sees an address.</summary>
    public static string Holder(AddressView view) => view.Machine is { } machine ? $"machine '{machine}'" : $"domain '{view.Domain}'";

    private static string Bus(DeviceRegion region) => region.Address == region.BusAddress ? "" : $", {region.BusAddressText} on its bus";
}
