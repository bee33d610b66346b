namespace Boards.Microkit.Request;

/// <summary>What happens to the nodes that a guest does not reach.</summary>
public enum UnreachableTreatment
{
    /// <summary>They are disabled: phandles stay valid, and an overlay may enable them.</summary>
    Disabled,

    /// <summary>They are removed, as are nodes that nothing refers to any more. A node that a remaining one refers to is disabled instead.</summary>
    Removed,
}
