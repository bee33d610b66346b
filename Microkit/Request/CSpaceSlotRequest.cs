using Boards.Devicetree.Text;

namespace Boards.Microkit.Request;

/// <summary>A capability in a protection domain's <c>cspace</c>.</summary>
public sealed record CSpaceSlotRequest
{
    /// <summary>What it is to.</summary>
    public required CSpaceCapability Capability { get; init; }

    /// <summary>Where it lies.</summary>
    public required Declared<int> Slot { get; init; }

    /// <summary>Whose object it is.</summary>
    public required Declared<string> ProtectionDomain { get; init; }

    /// <summary>The declaration.</summary>
    public required SourceLocation Location { get; init; }
}
