using System;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Request;

namespace Boards.Microkit.Planning.Interrupts;

/// <summary>An interrupt that someone is to receive.</summary>
/// <param name="Holder">Whose driver it is for.</param>
/// <param name="Number">The kernel's number.</param>
/// <param name="Trigger">What the root controller sees.</param>
/// <param name="Device">The path of the device that it was claimed for; null for one declared by number.</param>
/// <param name="Location">Where messages point.</param>
internal sealed record InterruptClaim(Holder Holder, uint Number, InterruptTrigger Trigger, string? Device, SourceLocation Location)
{
    /// <summary>The id that was declared for it; null for the lowest free.</summary>
    public Declared<int>? Id { get; init; }

    /// <summary>As messages name it: the device's path, or the number.</summary>
    public string Who => Device ?? FormattableString.Invariant($"interrupt {Number}");

    /// <summary>The device's interrupt; of one declared by number, that which the board has of it.</summary>
    public DeviceInterrupt? Interrupt { get; init; }

    /// <summary>Device and interrupt, for constants.</summary>
    public string Name { get; init; } = "";

    /// <summary>The virtual CPU that it is for; null in a domain without a machine.</summary>
    public int? Vcpu { get; init; }

    /// <summary>Symbol that is set to the id.</summary>
    public string? SetvarId { get; init; }
}
