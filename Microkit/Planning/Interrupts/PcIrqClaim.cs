using System.Collections.Generic;
using System.Linq;
using Boards.Microkit.Model;
using Boards.Microkit.Model.X86;
using Boards.Microkit.Request;
using Boards.Devicetree.Text;
using static System.FormattableString;

namespace Boards.Microkit.Planning.Interrupts;

/// <summary>An interrupt of an x86 machine, which goes through as it was declared and only gets an id.</summary>
/// <param name="domain">Name of the protection domain that receives it.</param>
/// <param name="irq">The interrupt, without its id.</param>
/// <param name="id">The id that was declared for it; null for the lowest free.</param>
/// <param name="what">As messages name it.</param>
/// <param name="location">Where messages point.</param>
internal sealed class PcIrqClaim(string domain, Irq irq, Declared<int>? id, string what, SourceLocation location)
{
    /// <summary>Name of the protection domain that receives it.</summary>
    public string Domain { get; } = domain;

    /// <summary>The interrupt, without its id.</summary>
    public Irq Irq { get; } = irq;

    /// <summary>The id that was declared for it; null for the lowest free.</summary>
    public Declared<int>? Id { get; } = id is { Value: -1 } ? null : id;

    /// <summary>As messages name it.</summary>
    public string What { get; } = what;

    /// <summary>Where messages point.</summary>
    public SourceLocation Location { get; } = location;

    /// <summary>The id that it got; null where there was none.</summary>
    public int? GivenId { get; set; }

    /// <summary>Those of a protection domain.</summary>
    public static IEnumerable<PcIrqClaim> Of(ProtectionDomainRequest domain) =>
        domain.IoApicIrqs.Select(pin => new PcIrqClaim(
                domain.Name.Value,
                new IoApicIrq(0, pin.Pin.Value, pin.Vector.Value, pin.IoApic?.Value, pin.Trigger?.Value, pin.ActiveLow?.Value, pin.SetvarId?.Value),
                pin.Id,
                Invariant($"pin {pin.Pin.Value}"),
                pin.Location))
            .Concat(domain.MsiIrqs.Select(message => new PcIrqClaim(
                domain.Name.Value,
                new MsiIrq(0, message.PciDevice.Value, message.Handle.Value, message.Vector.Value, message.SetvarId?.Value),
                message.Id,
                $"the message of {message.PciDevice.Value}",
                message.Location)));
}
