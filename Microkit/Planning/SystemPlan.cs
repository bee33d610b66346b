using System.Linq;
using Boards.Devicetree.Text;
using Boards.Microkit.Planning.Devices;
using Boards.Microkit.Planning.Guests;
using Boards.Microkit.Planning.Interrupts;
using Boards.Microkit.Planning.Memory;
using Boards.Microkit.Request;

namespace Boards.Microkit.Planning;

/// <summary>What became of a request: the description, what code needs to know of it, and what was found.</summary>
public sealed record SystemPlan
{
    /// <summary>The system's name.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The request as it is written: with the regions and maps of what is passed, and an id for everything that has one. After
    /// an error it holds what was good.
    /// </summary>
    public required SystemRequest Description { get; init; }

    /// <summary>The way of each interrupt to its driver.</summary>
    public required ValueList<PlannedRoute> Interrupts { get; init; }

    /// <summary>Where each passed region is seen.</summary>
    public required ValueList<DevicePlace> Devices { get; init; }

    /// <summary>Where each guest memory is seen.</summary>
    public required ValueList<GuestMemoryPlace> GuestMemories { get; init; }

    /// <summary>The virtual machines as their guests and their monitors see them.</summary>
    public ValueList<PlannedGuest> Guests { get; init; } = [];

    /// <summary>The id of each channel's end.</summary>
    public required ValueList<ChannelPlace> Channels { get; init; }

    /// <summary>In the order of the declaration.</summary>
    public required ValueList<Diagnostic> Diagnostics { get; init; }

    /// <summary>Whether the description would be wrong, or refused by the tool.</summary>
    public bool HasErrors => Diagnostics.Any(static d => d.Severity == Severity.Error);
}
