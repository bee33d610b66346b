using System.Linq;
using Boards.Devicetree.Text;
using Boards.Microkit.Planning.Devices;
using Boards.Microkit.Planning.Guests;
using Boards.Microkit.Planning.Interrupts;
using Boards.Microkit.Planning.Memory;
using Boards.Microkit.Request;

namespace Boards.Microkit.Planning;

/// <summary>The result of planning a request: the description, the facts that code needs, and the diagnostics.</summary>
public sealed record SystemPlan
{
    /// <summary>The system's name.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The request as it is written: with the regions and maps of passed devices, and an id for everything that has one. After
    /// an error, it contains what could be planned.
    /// </summary>
    public required SystemRequest Description { get; init; }

    /// <summary>The route of each interrupt to its driver.</summary>
    public required ValueList<PlannedRoute> Interrupts { get; init; }

    /// <summary>The place of each passed region.</summary>
    public required ValueList<DevicePlace> Devices { get; init; }

    /// <summary>The place of each guest memory.</summary>
    public required ValueList<GuestMemoryPlace> GuestMemories { get; init; }

    /// <summary>The virtual machines as their guests and their monitors see them.</summary>
    public ValueList<PlannedGuest> Guests { get; init; } = [];

    /// <summary>The id of each channel's end.</summary>
    public required ValueList<ChannelPlace> Channels { get; init; }

    /// <summary>The diagnostics, in the order of the declaration.</summary>
    public required ValueList<Diagnostic> Diagnostics { get; init; }

    /// <summary>Whether the description would be wrong, or refused by the tool.</summary>
    public bool HasErrors => Diagnostics.Any(static d => d.Severity == Severity.Error);
}
