using System.Linq;
using Boards.Devicetree.Text;
using Boards.Microkit.Planning.Devices;
using Boards.Microkit.Planning.Interrupts;
using Boards.Microkit.Planning.Memory;
using Boards.Microkit.Request;

namespace Boards.Microkit.Planning;

/// <summary>What became of a request: the description, what code needs to know of it, and what was found.</summary>
/// <param name="Name">The system's name.</param>
/// <param name="Description">
/// The request as it is written: with the regions and maps of what is passed, and an id for everything that has one. After
/// an error it holds what was good.
/// </param>
/// <param name="Interrupts">The way of each interrupt to its driver.</param>
/// <param name="Devices">Where each passed region is seen.</param>
/// <param name="GuestMemories">Where each guest memory is seen.</param>
/// <param name="Channels">The id of each channel's end.</param>
/// <param name="Diagnostics">In the order of the declaration.</param>
public sealed record SystemPlan(
    string Name,
    SystemRequest Description,
    ValueList<PlannedRoute> Interrupts,
    ValueList<DevicePlace> Devices,
    ValueList<GuestMemoryPlace> GuestMemories,
    ValueList<ChannelPlace> Channels,
    ValueList<Diagnostic> Diagnostics)
{
    /// <summary>Whether the description would be wrong, or refused by the tool.</summary>
    public bool HasErrors => Diagnostics.Any(static d => d.Severity == Severity.Error);
}
