using Boards.Devicetree.Text;

namespace Boards.Devicetree.Tree;

/// <summary>
/// How long the paths of a tree's nodes may be together. Nodes that are nested thousands deep, or in one with a very long name, have
/// paths of far more characters than the source, and what prints or compares them would take as much time and memory.
/// </summary>
internal static class PathLimit
{
    /// <summary>The characters of all paths: some 600 for each of 100,000 nodes.</summary>
    public const int MostCharacters = 1 << 26;

    /// <summary>How many of a tree's nodes, in document order, have paths within the limit.</summary>
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
