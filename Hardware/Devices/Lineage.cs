using Boards.Devicetree.Tree;

namespace Boards.Hardware.Devices;

/// <summary>The relation of ancestor and descendant between nodes.</summary>
internal static class Lineage
{
    /// <summary>Whether two nodes are the same, or one is an ancestor of the other.</summary>
    public static bool AreRelated(Node left, Node right) => IsAbove(left, right) || IsAbove(right, left);

    private static bool IsAbove(Node above, Node below)
    {
        for (Node? at = below; at is not null; at = at.Parent)
        {
            if (ReferenceEquals(at, above))
                return true;
        }

        return false;
    }
}
