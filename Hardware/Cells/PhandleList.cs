using System.Collections.Generic;
using System.Collections.Immutable;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Tree;
using Boards.Hardware.Addressing;

namespace Boards.Hardware.Cells;

/// <summary>One reference in a property: a node, and the arguments after its phandle.</summary>
/// <param name="Index">The position in the property; empty slots are counted.</param>
/// <param name="Target">The node, or null if the phandle is not that of a node.</param>
/// <param name="Phandle">The phandle.</param>
/// <param name="Arguments">The cells after it.</param>
/// <param name="Offset">The byte at which it starts.</param>
internal sealed record PhandleReference(int Index, Node? Target, uint Phandle, ImmutableArray<uint> Arguments, int Offset);

/// <summary>Properties that contain phandles with arguments.</summary>
internal static class PhandleList
{
    private const uint Absent = uint.MaxValue;

    /// <summary>
    /// The references of a property. A phandle of 0 or -1 is an empty slot; reading ends where the next reference cannot be
    /// found, because a node is unknown or does not declare how many arguments it takes.
    /// </summary>
    /// <param name="tree">The tree.</param>
    /// <param name="property">The property.</param>
    /// <param name="cells">The target's property with the number of arguments, or null if there are never arguments.</param>
    /// <param name="otherwise">The number where the target lacks that property; null if that is an error.</param>
    public static IEnumerable<PhandleReference> Read(DeviceTree tree, Property property, string? cells, int? otherwise)
    {
        int cell = 0;
        for (int index = 0; cell < property.CellCount; index++)
        {
            uint phandle = property.Cell(cell);
            if (phandle is 0 or Absent)
            {
                cell++;
                continue;
            }

            Node? target = tree.FindPhandle(phandle);
            int? count = cells is null ? otherwise ?? 0 : target is null ? null : CellCount.Of(target, cells) ?? otherwise;
            if (count is not { } arguments || arguments > property.CellCount - cell - 1)
            {
                yield return new PhandleReference(index, target, phandle, [], cell * 4);
                yield break;
            }

            yield return new PhandleReference(index, target, phandle, property.Cells(cell + 1, arguments), cell * 4);
            cell += 1 + arguments;
        }
    }
}
