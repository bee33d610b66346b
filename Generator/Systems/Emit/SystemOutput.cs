using Boards.Microkit;
using Boards.Microkit.Planning.Devices;
using Boards.Microkit.Planning.Interrupts;
using Boards.Microkit.Planning.Memory;
using Boards.Generator.Systems.Declarations;

namespace Boards.Generator.Systems.Emit;

/// <summary>What is written of a system. Without positions: equal while the system means the same.</summary>
/// <param name="Name">The name by which its description goes.</param>
/// <param name="FullName">The class that declares it, or that of the board.</param>
/// <param name="Xml">The description.</param>
/// <param name="Types">The partial classes that generated code is added to.</param>
/// <param name="Interrupts">The way of each interrupt.</param>
/// <param name="Devices">Where passed registers are seen.</param>
/// <param name="GuestMemories">Where guest memory is seen.</param>
/// <param name="Channels">The ends of channels.</param>
internal sealed record SystemOutput(
    string Name,
    string FullName,
    string Xml,
    ValueList<PartialType> Types,
    ValueList<PlannedRoute> Interrupts,
    ValueList<DevicePlace> Devices,
    ValueList<GuestMemoryPlace> GuestMemories,
    ValueList<ChannelPlace> Channels);
