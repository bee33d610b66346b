using Boards.Devicetree.Text;

namespace Boards.Devicetree.Tree;

/// <summary>
/// The limit of the total length of the paths of a tree's nodes. Nodes that are nested thousands of levels deep, or in a
/// node with a very long name, have paths with far more characters than the source, and code that prints or compares
/// them would take as much time and memory.
/// </summary>
internal static class PathLimit
{
    /// <summary>The maximum number of characters in all paths: some 600 for each of 100,000 nodes.</summary>
    public const int MostCharacters = 1 << 26;

    /// <summary>The number of a tree's nodes, in document order, whose paths are within the limit.</summary>
    public static int NodesWithin(DeviceTree tree)
    {
        long characters = 0;
        for (int i = 0; i < tree.Nodes.Length; i++)
        {
            characters += tree.Nodes[i].PathLength;
            if (characters > MostCharacters)
                return i;
        }

        return tree.Nodes.Length;
    }
}
