using Boards.Generator.Systems.Declarations;
using Boards.Microkit;
using Boards.Microkit.Artefacts;
using Boards.Microkit.Planning.Devices;
using Boards.Microkit.Planning.Interrupts;
using Boards.Microkit.Planning.Memory;

namespace Boards.Generator.Systems.Emit;

/// <summary>The output of a system. It has no locations, so that it is equal as long as the output is equal.</summary>
/// <param name="Name">The name of its artefacts.</param>
/// <param name="FullName">The class that declares it, or that of the board.</param>
/// <param name="Types">The partial classes that generated code is added to.</param>
/// <param name="Interrupts">The route of each interrupt.</param>
/// <param name="Devices">The addresses of passed registers.</param>
/// <param name="GuestMemories">The addresses of guest memory.</param>
/// <param name="Channels">The ends of channels.</param>
internal sealed record SystemOutput(
    string Name,
    string FullName,
    ValueList<PartialType> Types,
    ValueList<PlannedRoute> Interrupts,
    ValueList<DevicePlace> Devices,
    ValueList<GuestMemoryPlace> GuestMemories,
    ValueList<ChannelPlace> Channels)
{
    /// <summary>The guests whose classes get more constants than these.</summary>
    public ValueList<GuestOutput> Guests { get; init; } = [];

    /// <summary>The artefacts.</summary>
    public ValueList<Artefact> Artefacts { get; init; } = [];
}
