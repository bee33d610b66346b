namespace Boards.Microkit.Request;

/// <summary>What becomes of the nodes that a guest does not reach.</summary>
public enum UnreachableTreatment
{
    /// <summary>They are disabled: phandles stay valid, and an overlay may enable them.</summary>
    Disabled,

    /// <summary>They are removed, and with them what nothing refers to any more. A node that a remaining one refers to stays, disabled.</summary>
    Removed,
}
