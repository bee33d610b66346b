using Boards.Devicetree.Text;

namespace Boards.Microkit.Request;

/// <summary>A capability in a protection domain's <c>cspace</c>.</summary>
public sealed record CSpaceSlotRequest
{
    /// <summary>The object that it refers to.</summary>
    public required CSpaceCapability Capability { get; init; }

    /// <summary>Its slot.</summary>
    public required Declared<int> Slot { get; init; }

    /// <summary>The protection domain whose object it is.</summary>
    public required Declared<string> ProtectionDomain { get; init; }

    /// <summary>The declaration.</summary>
    public required SourceLocation Location { get; init; }
}
