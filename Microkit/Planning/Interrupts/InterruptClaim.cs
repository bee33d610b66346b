using System;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Request;

namespace Boards.Microkit.Planning.Interrupts;

/// <summary>An interrupt that a holder is to receive.</summary>
/// <param name="Holder">The holder whose driver it is for.</param>
/// <param name="Number">The kernel's number.</param>
/// <param name="Trigger">The trigger at the root controller.</param>
/// <param name="Device">The path of the device that it was claimed for; null for an interrupt that is declared by number.</param>
/// <param name="Location">The location of messages about it.</param>
internal sealed record InterruptClaim(Holder Holder, uint Number, InterruptTrigger Trigger, string? Device, SourceLocation Location)
{
    /// <summary>The id that was declared for it; null for the lowest free id.</summary>
    public Declared<int>? Id { get; init; }

    /// <summary>Its name in messages: the device's path, or the number.</summary>
    public string Who => Device ?? FormattableString.Invariant($"interrupt {Number}");

    /// <summary>The device's interrupt; for one that is declared by number, the interrupt that the board has with that number.</summary>
    public DeviceInterrupt? Interrupt { get; init; }

    /// <summary>The name of the device and interrupt, for constants.</summary>
    public string Name { get; init; } = "";

    /// <summary>The virtual CPU that it is for; null in a domain without a machine.</summary>
    public int? Vcpu { get; init; }

    /// <summary>The symbol that is set to the id.</summary>
    public string? SetvarId { get; init; }
}
