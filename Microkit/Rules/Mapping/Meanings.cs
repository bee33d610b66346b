using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Mapping;
using static System.FormattableString;

namespace Boards.Microkit.Rules.Mapping;

/// <summary>Finds the interrupts that were probably meant by wrong numbers of one protection domain.</summary>
internal sealed class Meanings
{
    // A devicetree counts the shared interrupts of a GIC from 0, and the kernel counts them from 32; it counts the private ones from 16.
    private const uint SharedBase = 32;
    private const uint PrivateBase = 16;

    private static readonly Meaning None = new(null, "");

    private readonly NumberedDevices _all;
    private readonly bool _hasGic;
    private readonly ImmutableArray<Device> _alone;
    private readonly Dictionary<uint, DeviceInterrupt> _ofAlone;
    private readonly Dictionary<uint, DeviceInterrupt> _ofMissing;

    /// <summary>Finds the devices that a protection domain or its machine maps, and of which no interrupt is delivered to the domain.</summary>
    /// <param name="facts">The plan.</param>
    /// <param name="holders">The protection domain, and its machine.</param>
    /// <param name="all">The devices of the board with interrupts.</param>
    public Meanings(PlanFacts facts, Holder[] holders, NumberedDevices all)
    {
        _all = all;
        _hasGic = facts.Context.Kernel.HasGic;
        Device[] missing = [.. all.InOrder(holders.SelectMany(facts.Reach.TouchedBy)).Where(d => !facts.Reach.IsDelivered(holders[0].Domain, d))];
        HashSet<Node> mapped = [.. holders.SelectMany(facts.Reach.DevicesOf).Select(static m => m.Device.Node)];
        _alone = [.. missing.Where(d => mapped.Contains(d.Node))];
        _ofAlone = NumberedDevices.FirstOfEachNumber(_alone);
        _ofMissing = NumberedDevices.FirstOfEachNumber(missing);
    }

    /// <summary>
    /// The interrupt whose number differs by one of the GIC's bases, or the only one that is missing for a mapped device. Devices that
    /// are mapped for themselves come before those that are mapped with a bus or a page.
    /// </summary>
    public Meaning Of(uint number)
    {
        if (_hasGic && WithoutBase(_ofAlone, number) is { Interrupt: not null } slip)
            return slip;
        if (_alone.Length == 1)
            return Ask(_alone[0].Interrupts.First(static i => i.Number is not null), ", which is mapped");
        if (_hasGic && WithoutBase(_ofMissing, number) is { Interrupt: not null } other)
            return other;
        return _hasGic && !_all.Raise(number) && _all.FirstWith(number + SharedBase) is { } any ? Ask(any, Invariant($" (SPI {number})")) : None;
    }

    private static Meaning WithoutBase(Dictionary<uint, DeviceInterrupt> interrupts, uint number) =>
        interrupts.TryGetValue(number + SharedBase, out DeviceInterrupt? shared) ? Ask(shared, Invariant($" (SPI {number})"))
        : number < PrivateBase && interrupts.TryGetValue(number + PrivateBase, out DeviceInterrupt? own) ? Ask(own, Invariant($" (PPI {number})"))
        : number >= 2 * SharedBase && interrupts.TryGetValue(number - SharedBase, out DeviceInterrupt? twice) ? Ask(twice, Invariant($" (SPI {number - (2 * SharedBase)})"))
        : None;

    private static Meaning Ask(DeviceInterrupt interrupt, string because) =>
        new(interrupt, Invariant($"; did you mean {interrupt.Number}, that of {interrupt.Owner.Path}{because}?"));
}
