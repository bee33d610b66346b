using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Blob;

/// <summary>Writes the flattened form, byte for byte as the reference compiler does (Devicetree Specification, chapter 5).</summary>
public static class DtbWriter
{
    /// <summary>The flattened tree: header, memory reservations, structure, strings, without padding.</summary>
    public static byte[] Write(DeviceTree tree)
    {
        StringTable strings = new();
        foreach (string name in tree.NameTable)
            strings.OffsetOf(name);
        GrowingBuffer structure = WriteStructure(tree, strings);
        int reservations = (tree.MemoryReservations.Length + 1) * 16;
        int structureStart = Dtb.HeaderBytes + reservations;
        int stringsStart = structureStart + structure.Length;
        byte[] blob = new byte[stringsStart + strings.Length];
        WriteHeader(blob, structureStart, structure.Length, stringsStart, strings.Length, tree.BootCpu);
        int at = Dtb.HeaderBytes;
        foreach (MemoryReservation reservation in tree.MemoryReservations)
        {
            BinaryPrimitives.WriteUInt64BigEndian(blob.AsSpan(at), reservation.Address);
            BinaryPrimitives.WriteUInt64BigEndian(blob.AsSpan(at + 8), reservation.Size);
            at += 16;
        }

        structure.CopyTo(blob, structureStart);
        strings.CopyTo(blob, stringsStart);
        return blob;
    }

    private static void WriteHeader(byte[] blob, int structureStart, int structureLength, int stringsStart, int stringsLength, uint bootCpu)
    {
        ReadOnlySpan<uint> fields =
        [
            Dtb.Magic, (uint)blob.Length, (uint)structureStart, (uint)stringsStart, Dtb.HeaderBytes, Dtb.Version,
            Dtb.LastCompatibleVersion, bootCpu, (uint)stringsLength, (uint)structureLength,
        ];
        for (int i = 0; i < fields.Length; i++)
            BinaryPrimitives.WriteUInt32BigEndian(blob.AsSpan(i * 4), fields[i]);
    }

    private static GrowingBuffer WriteStructure(DeviceTree tree, StringTable strings)
    {
        GrowingBuffer buffer = new();

        // A node, and how many of its children are written.
        Stack<(Node Node, int Next)> open = new();
        if (tree.HasRoot)
            BeginNode(buffer, strings, open, tree.Root);
        while (open.Count > 0)
        {
            (Node node, int next) = open.Pop();
            if (next == node.Children.Length)
            {
                buffer.AppendUInt32(Dtb.EndNode);
                continue;
            }

            open.Push((node, next + 1));
            BeginNode(buffer, strings, open, node.Children[next]);
        }

        buffer.AppendUInt32(Dtb.End);
        return buffer;
    }

    private static void BeginNode(GrowingBuffer buffer, StringTable strings, Stack<(Node Node, int Next)> open, Node node)
    {
        open.Push((node, 0));
        buffer.AppendUInt32(Dtb.BeginNode);
        buffer.AppendAscii(node.Name);
        buffer.Align();
        foreach (Property property in node.Properties)
        {
            buffer.AppendUInt32(Dtb.Property);
            buffer.AppendUInt32((uint)property.Length);
            buffer.AppendUInt32((uint)strings.OffsetOf(property.Name));
            buffer.Append(property.Value.Span);
            buffer.Align();
        }
    }
}
