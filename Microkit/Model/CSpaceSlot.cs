using Boards.Microkit.Request;

namespace Boards.Microkit.Model;

/// <summary>A capability in a protection domain's <c>cspace</c>.</summary>
/// <param name="Capability">What it is to.</param>
/// <param name="Slot">1 to 127.</param>
/// <param name="ProtectionDomain">Whose object it is.</param>
public sealed record CSpaceSlot(CSpaceCapability Capability, int Slot, string ProtectionDomain);
