using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Microkit.Request;
using Boards.Microkit.Request.X86;
using static System.FormattableString;

namespace Boards.Microkit.Planning.Interrupts;

/// <summary>An interrupt of an x86 machine, which is delivered as declared and only gets an id.</summary>
/// <param name="domain">The name of the protection domain that receives it.</param>
/// <param name="id">The id that was declared for it; null for the lowest free id.</param>
/// <param name="what">Its name in messages.</param>
/// <param name="location">The location of messages about it.</param>
internal sealed class PcIrqClaim(string domain, Declared<int>? id, string what, SourceLocation location)
{
    /// <summary>The name of the protection domain that receives it.</summary>
    public string Domain { get; } = domain;

    /// <summary>The interrupt if it is a pin of an I/O APIC.</summary>
    public IoApicIrqRequest? Pin { get; init; }

    /// <summary>The interrupt if it is a message of a PCI device.</summary>
    public MsiIrqRequest? Message { get; init; }

    /// <summary>The id that was declared for it; null for the lowest free id.</summary>
    public Declared<int>? Id { get; } = id is { Value: -1 } ? null : id;

    /// <summary>Its name in messages.</summary>
    public string What { get; } = what;

    /// <summary>The location of messages about it.</summary>
    public SourceLocation Location { get; } = location;

    /// <summary>The id that was assigned to it; null if there was none.</summary>
    public int? GivenId { get; set; }

    /// <summary>The claims of a protection domain.</summary>
    public static IEnumerable<PcIrqClaim> Of(ProtectionDomainRequest domain) =>
        domain.IoApicIrqs.Select(pin => new PcIrqClaim(domain.Name.Value, pin.Id, Invariant($"pin {pin.Pin.Value}"), pin.Location) { Pin = pin })
            .Concat(domain.MsiIrqs.Select(message => new PcIrqClaim(
                domain.Name.Value, message.Id, $"the message of {message.PciDevice.Value}", message.Location)
            { Message = message }));
}
