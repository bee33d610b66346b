namespace Boards;

/// <summary>What happens to the nodes that a guest cannot reach.</summary>
public enum UnreachableNodes
{
    /// <summary>They are disabled: phandles stay valid, and an overlay may enable them.</summary>
    Disabled,

    /// <summary>They are removed, and so are nodes without remaining references to them. A node that a remaining node refers to is disabled.</summary>
    Removed,
}
