using System;
using System.Buffers;
using System.Threading;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Blob;

/// <summary>Writes the flattened form, byte for byte as the reference compiler does (Devicetree Specification, chapter 5).</summary>
public static class DtbWriter
{
    /// <summary>The flattened tree: header, memory reservations, structure, strings, without padding.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was requested.</exception>
    public static byte[] Write(DeviceTree tree, CancellationToken cancel = default)
    {
        // The structure is measured before it is written, so that buffers do not grow and the names are in the order of their properties.
        using StringTable names = new();
        foreach (string name in tree.NameTable)
            names.OffsetOf(name);
        int structureStart = Dtb.HeaderBytes + ((tree.MemoryReservations.Length + 1) * 16);
        int[] nameOffsets = ArrayPool<int>.Shared.Rent(CountProperties(tree));
        int structureLength = MeasureStructure(tree, names, nameOffsets, cancel);
        int namesStart = checked(structureStart + structureLength);
        byte[] blob = new byte[checked(namesStart + names.Length)];
        BlobWriter writer = new(blob);
        WriteHeader(ref writer, blob.Length, structureStart, structureLength, namesStart, names.Length, tree.BootCpu);
        foreach (MemoryReservation reservation in tree.MemoryReservations)
        {
            writer.WriteUInt64(reservation.Address);
            writer.WriteUInt64(reservation.Size);
        }

        writer.WriteUInt64(0);
        writer.WriteUInt64(0);
        WriteStructure(ref writer, tree, nameOffsets, cancel);
        writer.Write(names.Bytes);
        ArrayPool<int>.Shared.Return(nameOffsets);
        return blob;
    }

    private static int CountProperties(DeviceTree tree)
    {
        int count = 0;
        foreach (Node node in tree.Nodes)
            count += node.Properties.Length;
        return count;
    }

    private static void WriteHeader(
        ref BlobWriter writer, int length, int structureStart, int structureLength, int namesStart, int namesLength, uint bootCpu)
    {
        ReadOnlySpan<uint> fields =
        [
            Dtb.Magic, (uint)length, (uint)structureStart, (uint)namesStart, Dtb.HeaderBytes, Dtb.Version,
            Dtb.LastCompatibleVersion, bootCpu, (uint)namesLength, (uint)structureLength,
        ];
        foreach (uint field in fields)
            writer.WriteUInt32(field);
    }

    // A node consists of two tags and its name; a property consists of its tag, its length, the offset of its name, and its value.
    private static int MeasureStructure(DeviceTree tree, StringTable names, int[] nameOffsets, CancellationToken cancel)
    {
        long length = 4;
        int count = 0;
        if (!tree.HasRoot)
            return (int)length;
        foreach (Node node in tree.Nodes)
        {
            cancel.ThrowIfCancellationRequested();
            length += 8 + BlobWriter.Aligned(node.Name.Length + 1);
            foreach (Property property in node.Properties)
            {
                nameOffsets[count++] = names.OffsetOf(property.Name);
                length += 12 + BlobWriter.Aligned(property.Length);
            }
        }

        return checked((int)length);
    }

    // Nodes are in document order: a node that is not a child of the previous node ends it, and those of its
    // ancestors that do not contain the new node.
    private static void WriteStructure(ref BlobWriter writer, DeviceTree tree, ReadOnlySpan<int> nameOffsets, CancellationToken cancel)
    {
        Node? open = null;
        foreach (Node node in tree.HasRoot ? tree.Nodes : [])
        {
            cancel.ThrowIfCancellationRequested();
            EndNodes(ref writer, open, node.Parent);
            BeginNode(ref writer, node, nameOffsets);
            nameOffsets = nameOffsets.Slice(node.Properties.Length);
            open = node;
        }

        EndNodes(ref writer, open, null);
        writer.WriteUInt32(Dtb.End);
    }

    private static void EndNodes(ref BlobWriter writer, Node? from, Node? until)
    {
        for (; from != until; from = from!.Parent)
            writer.WriteUInt32(Dtb.EndNode);
    }

    private static void BeginNode(ref BlobWriter writer, Node node, ReadOnlySpan<int> nameOffsets)
    {
        writer.WriteUInt32(Dtb.BeginNode);
        writer.WriteName(node.Name);
        for (int i = 0; i < node.Properties.Length; i++)
        {
            Property property = node.Properties[i];
            writer.WriteUInt32(Dtb.Property);
            writer.WriteUInt32((uint)property.Length);
            writer.WriteUInt32((uint)nameOffsets[i]);
            writer.Write(property.Value.Span);
            writer.Align();
        }
    }
}
