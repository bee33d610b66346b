using System.Collections.Generic;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Mapping;
using static System.FormattableString;

namespace Boards.Microkit.Rules.Mapping;

/// <summary>The interrupt that was probably meant by a wrong number.</summary>
/// <param name="Interrupt">The interrupt; null if there is no likely one.</param>
/// <param name="Question">The end of a message that suggests it; empty if there is none.</param>
internal readonly record struct Meaning(DeviceInterrupt? Interrupt, string Question)
{
    // A devicetree counts the shared interrupts of a GIC from 0, and the kernel counts them from 32; it counts the private ones from 16.
    private const uint SharedBase = 32;
    private const uint PrivateBase = 16;

    /// <summary>Its number, as a fix writes it.</summary>
    public string? Number => Interrupt?.Number is { } number ? Invariant($"{number}") : null;

    private static readonly Meaning None = new(null, "");

    /// <summary>
    /// The interrupt whose number differs by one of the GIC's bases, or the only one that is missing for a mapped device. Devices that
    /// are mapped for themselves come before those that are mapped with a bus or a page.
    /// </summary>
    /// <param name="facts">The plan.</param>
    /// <param name="holders">The protection domain that is to receive it, and its machine.</param>
    /// <param name="number">The number.</param>
    public static Meaning Of(PlanFacts facts, Holder[] holders, uint number)
    {
        Device[] candidates = [.. facts.Context.Board.Devices.Where(static d => d is { Role: DeviceRole.Device, IsEnabled: true } && d.Interrupts.Any(static i => i.Number is not null))];
        Device[] missing = [.. candidates.Where(d => !facts.Reach.IsDelivered(holders[0].Domain, d) && holders.Any(h => facts.Reach.Touches(h, d)))];
        Device[] alone = [.. missing.Where(d => facts.Reach.Devices.Any(m => m.Device == d && holders.Contains(m.Holder)))];
        bool hasGic = facts.Context.Kernel.HasGic;
        if (hasGic && WithoutBase(alone, number) is { Interrupt: not null } slip)
            return slip;
        if (alone.Length == 1)
            return Ask(alone[0].Interrupts.First(static i => i.Number is not null), ", which is mapped");
        if (hasGic && WithoutBase(missing, number) is { Interrupt: not null } other)
            return other;
        bool isFree = !candidates.Any(d => d.Interrupts.Any(i => Reach.Raises(i, number)));
        return hasGic && isFree && Find(candidates.Where(static d => d.Node.Find("interrupt-controller") is null), number + SharedBase) is { } any ? Ask(any, Invariant($" (SPI {number})")) : None;
    }

    private static Meaning WithoutBase(Device[] devices, uint number) =>
        Find(devices, number + SharedBase) is { } shared ? Ask(shared, Invariant($" (SPI {number})"))
        : number < PrivateBase && Find(devices, number + PrivateBase) is { } own ? Ask(own, Invariant($" (PPI {number})"))
        : number >= 2 * SharedBase && Find(devices, number - SharedBase) is { } twice ? Ask(twice, Invariant($" (SPI {number - (2 * SharedBase)})"))
        : None;

    private static Meaning Ask(DeviceInterrupt interrupt, string because) =>
        new(interrupt, Invariant($"; did you mean {interrupt.Number}, that of {interrupt.Owner.Path}{because}?"));

    private static DeviceInterrupt? Find(IEnumerable<Device> devices, uint number) =>
        devices.SelectMany(static d => d.Interrupts).FirstOrDefault(i => i.Number == number);
}
