using Boards.Devicetree.Text;

namespace Boards.Microkit.Request;

/// <summary>A capability in a protection domain's <c>cspace</c>.</summary>
/// <param name="Capability">What it is to.</param>
/// <param name="Slot">Where it lies.</param>
/// <param name="ProtectionDomain">Whose object it is.</param>
/// <param name="Location">The declaration.</param>
public sealed record CSpaceSlotRequest(
    CSpaceCapability Capability, Declared<int> Slot, Declared<string> ProtectionDomain, SourceLocation Location);
