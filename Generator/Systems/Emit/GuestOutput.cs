using Boards.Microkit;
using Boards.Microkit.Planning.Guests;

namespace Boards.Generator.Systems.Emit;

/// <summary>What the class of a virtual machine gets of its guest. Without locations.</summary>
/// <param name="Class">The class.</param>
/// <param name="VirtualDevices">The devices that its monitor emulates.</param>
/// <param name="Devicetree">The flattened devicetree; empty if the class is not to have it.</param>
internal sealed record GuestOutput(string Class, ValueList<VirtualDevicePlace> VirtualDevices, ValueList<byte> Devicetree);
