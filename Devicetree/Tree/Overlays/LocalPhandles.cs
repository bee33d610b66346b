using System.Buffers.Binary;
using System.Collections.Generic;

namespace Boards.Devicetree.Tree.Overlays;

/// <summary>The phandles that an overlay gives its own nodes, and its references to them (<c>__local_fixups__</c>).</summary>
internal sealed class LocalPhandles(LiveTree overlay, OverlayProblems problems)
{
    /// <summary>Renumbers all phandles to follow those of the base.</summary>
    public void Shift(uint delta)
    {
        bool isExhausted = false;
        foreach (MutableNode node in overlay.Nodes)
        {
            foreach (string name in (string[])["phandle", "linux,phandle"])
            {
                if (node.Find(name) is not { } phandle)
                    continue;
                if (phandle.Length != 4)
                    problems.Add(OverlayDiagnostics.PhandleLength(phandle.Place, node.Path, name, phandle.Length));
                else if (phandle.Cell(0) >= uint.MaxValue - delta)
                    isExhausted |= Exhausted(node, phandle, delta, isExhausted);
                else
                    node.WriteCell(name, 0, phandle.Cell(0) + delta);
            }
        }

        foreach ((MutableNode node, string name, int offset) in References(problems))
            node.WriteCell(name, offset, Read(node, name, offset) + delta);
    }

    /// <summary>Replaces the numbers of references.</summary>
    public void Replace(IReadOnlyDictionary<uint, uint> phandles)
    {
        if (phandles.Count == 0)
            return;
        foreach ((MutableNode node, string name, int offset) in References(null))
        {
            if (phandles.TryGetValue(Read(node, name, offset), out uint phandle))
                node.WriteCell(name, offset, phandle);
        }
    }

    private bool Exhausted(MutableNode node, Property phandle, uint delta, bool isKnown)
    {
        if (!isKnown)
            problems.Add(OverlayDiagnostics.NoPhandlesLeft(phandle.Place, node.Path, phandle.Cell(0), delta));
        return true;
    }

    private static uint Read(MutableNode node, string name, int offset) =>
        BinaryPrimitives.ReadUInt32BigEndian(node.Find(name)!.Value.Span.Slice(offset));

    // __local_fixups__ has the structure of the tree; each of its properties has offsets into the property that it mirrors.
    private List<(MutableNode Node, string Property, int Offset)> References(OverlayProblems? report)
    {
        List<(MutableNode Node, string Property, int Offset)> references = [];
        Stack<(MutableNode Node, MutableNode Mirror)> rest = new();
        if (overlay.Root.Child("__local_fixups__") is { } root)
            rest.Push((overlay.Root, root));
        while (rest.Count > 0)
        {
            (MutableNode node, MutableNode mirror) = rest.Pop();
            foreach (Property offsets in mirror.Properties)
            {
                if (node.Find(offsets.Name) is not { } property)
                    report?.Add(OverlayDiagnostics.LocalFixupWithoutProperty(offsets.Place, node.Path, offsets.Name));
                else if (!offsets.IsCells)
                    report?.Add(OverlayDiagnostics.LocalFixupLength(offsets.Place, node.Path, offsets.Name, offsets.Length));
                else
                    AddOffsets(references, node, property, offsets, report);
            }

            foreach (MutableNode child in mirror.Children)
            {
                if (node.Child(child.Name) is { } mirrored)
                    rest.Push((mirrored, child));
                else
                    report?.Add(OverlayDiagnostics.LocalFixupWithoutNode(child.Origin.Place, node.Path, child.Name));
            }
        }

        return references;
    }

    private static void AddOffsets(
        List<(MutableNode Node, string Property, int Offset)> references, MutableNode node, Property property, Property offsets, OverlayProblems? report)
    {
        for (int i = 0; i < offsets.CellCount; i++)
        {
            uint offset = offsets.Cell(i);
            if (offset + 4L <= property.Length)
                references.Add((node, property.Name, (int)offset));
            else
                report?.Add(OverlayDiagnostics.FixupOutside(offsets.Place, node.Path, property.Name, offset, property.Length));
        }
    }
}
