using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Microkit.Request;
using Boards.Microkit.Request.X86;
using static System.FormattableString;

namespace Boards.Microkit.Planning.Interrupts;

/// <summary>An interrupt of an x86 machine, which is delivered as declared and only gets an id.</summary>
/// <param name="domain">Name of the protection domain that receives it.</param>
/// <param name="id">The id that was declared for it; null for the lowest free.</param>
/// <param name="what">As messages name it.</param>
/// <param name="location">Where messages point.</param>
internal sealed class PcIrqClaim(string domain, Declared<int>? id, string what, SourceLocation location)
{
    /// <summary>Name of the protection domain that receives it.</summary>
    public string Domain { get; } = domain;

    /// <summary>The interrupt, where it is a pin of an I/O APIC.</summary>
    public IoApicIrqRequest? Pin { get; init; }

    /// <summary>The interrupt, where it is a message of a PCI device.</summary>
    public MsiIrqRequest? Message { get; init; }

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
        domain.IoApicIrqs.Select(pin => new PcIrqClaim(domain.Name.Value, pin.Id, Invariant($"pin {pin.Pin.Value}"), pin.Location) { Pin = pin })
            .Concat(domain.MsiIrqs.Select(message => new PcIrqClaim(
                domain.Name.Value, message.Id, $"the message of {message.PciDevice.Value}", message.Location)
            { Message = message }));
}
