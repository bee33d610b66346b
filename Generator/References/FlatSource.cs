using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Boards.Devicetree.Tree;

namespace Boards.Generator.References;

/// <summary>
/// Writes a tree as source that needs nothing else: no includes, macros or references, labels kept. Each property's
/// bytes decide its form, so equal trees give equal text.
/// </summary>
internal static class FlatSource
{
    /// <summary>The source of a tree.</summary>
    public static string Write(DeviceTree tree)
    {
        StringBuilder text = new("/dts-v1/;\n");
        foreach (MemoryReservation reservation in tree.MemoryReservations)
            text.Append("/memreserve/ ").Append(Hex(reservation.Address)).Append(' ').Append(Hex(reservation.Size)).Append(";\n");

        // Iterative: a hostile tree nests deeper than a stack. A null closes the node that was opened last.
        Stack<Node?> rest = new([tree.Root]);
        while (rest.Count > 0)
        {
            if (rest.Pop() is not { } node)
            {
                text.Append("};\n");
                continue;
            }

            foreach (string label in node.Labels)
                text.Append(label).Append(": ");
            text.Append(node.Parent is null ? "/" : node.Name).Append(" {\n");
            foreach (Property property in node.Properties)
                Append(text, property);
            rest.Push(null);
            for (int i = node.Children.Length - 1; i >= 0; i--)
                rest.Push(node.Children[i]);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, Property property)
    {
        text.Append(property.Name);
        if (property.Length > 0)
        {
            text.Append(" = ");
            if (IsStrings(property.Value.Span))
                text.Append(string.Join(", ", property.Strings.Select(static s => "\"" + s.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"")));
            else if (property.IsCells)
                text.Append('<').Append(string.Join(" ", Enumerable.Range(0, property.CellCount).Select(i => Hex(property.Cell(i))))).Append('>');
            else
                text.Append('[').Append(string.Concat(property.Value.ToArray().Select(static b => b.ToString("x2", CultureInfo.InvariantCulture)))).Append(']');
        }

        text.Append(";\n");
    }

    // Printable ASCII in pieces that are not empty, each ended by a NUL.
    private static bool IsStrings(ReadOnlySpan<byte> value)
    {
        byte last = 0;
        foreach (byte b in value)
        {
            if (b == 0 ? last == 0 : b is < 0x20 or > 0x7e)
                return false;
            last = b;
        }

        return last == 0;
    }

    private static string Hex(ulong value) => "0x" + value.ToString("x", CultureInfo.InvariantCulture);
}
