using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Boards.Devicetree.Syntax.Lexing;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Blob;

/// <summary>Writes a tree as source that gives the same tree when it is compiled, with the preprocessor or without.</summary>
public static class DtsWriter
{
    private static readonly HashSet<string> Directives = new(StringComparer.Ordinal)
    {
        "if", "ifdef", "ifndef", "elif", "elifdef", "elifndef", "else", "endif", "define", "undef", "include", "include_next", "import",
        "error", "warning", "line", "pragma", "ident", "sccs", "assert", "unassert",
    };

    /// <summary>The source: phandles as numbers, strings where a value reads as strings, labels as they are known.</summary>
    public static string Write(DeviceTree tree)
    {
        StringBuilder text = new("/dts-v1/;\n\n");
        foreach (MemoryReservation reservation in tree.MemoryReservations)
            text.AppendFormat(CultureInfo.InvariantCulture, "/memreserve/ 0x{0:x} 0x{1:x};\n", reservation.Address, reservation.Size);
        if (tree.MemoryReservations.Length > 0)
            text.Append('\n');
        text.Append("/ {\n");
        WriteBody(text, tree.Root);
        if (!tree.HasRoot)
            text.Append("\n/delete-node/ &{/};\n");

        // The root's labels can be given in a second definition only; the last one given comes first.
        for (int i = tree.Root.Labels.Length - 1; i >= 0; i--)
            text.Append('\n').Append(tree.Root.Labels[i]).Append(": &{/} {\n};\n");
        return text.ToString();
    }

    private static void WriteBody(StringBuilder text, Node root)
    {
        Stack<(Node Node, int Next)> open = new();
        WriteProperties(text, root, 1);
        open.Push((root, 0));
        while (open.Count > 0)
        {
            (Node node, int next) = open.Pop();
            if (next == node.Children.Length)
            {
                Indent(text, open.Count).Append("};\n");
                continue;
            }

            open.Push((node, next + 1));
            Node child = node.Children[next];
            if (next > 0 || node.Properties.Length > 0)
                text.Append('\n');
            Indent(text, open.Count);
            foreach (string label in child.Labels)
                text.Append(label).Append(": ");
            WriteName(text, child.Name).Append(" {\n");
            WriteProperties(text, child, open.Count + 1);
            open.Push((child, 0));
        }
    }

    private static void WriteProperties(StringBuilder text, Node node, int depth)
    {
        foreach (Property property in node.Properties)
        {
            WriteName(Indent(text, depth), property.Name);
            if (property.Length > 0)
                WriteValue(text.Append(" = "), property);
            text.Append(";\n");
        }
    }

    // A backslash keeps the preprocessor from taking "#define-x" or "#if-cells" for a directive.
    private static StringBuilder WriteName(StringBuilder text, string name) => text.Append(LooksLikeDirective(name) ? "\\" : "").Append(name);

    // Most names are as harmless as "#address-cells"; of others, no preprocessor has to be trusted.
    private static bool LooksLikeDirective(string name)
    {
        if (name[0] != '#')
            return false;
        int end = 1;
        while (end < name.Length && Characters.IsIdentifier(name[end]))
            end++;
        return !name.EndsWith("-cells", StringComparison.Ordinal) || end == 1 || Characters.IsDigit(name[1]) || Directives.Contains(name.Substring(1, end - 1));
    }

    private static void WriteValue(StringBuilder text, Property property)
    {
        if (!PrefersCells(property.Name) && IsStrings(property.Value.Span))
        {
            WriteStrings(text, property.Value.Span);
        }
        else if (property.IsCells)
        {
            text.Append('<');
            for (int i = 0; i < property.CellCount; i++)
                text.Append(i > 0 ? " " : "").Append("0x").Append(property.Cell(i).ToString("x", CultureInfo.InvariantCulture));
            text.Append('>');
        }
        else
        {
            text.Append('[');
            for (int i = 0; i < property.Length; i++)
                text.Append(i > 0 ? " " : "").Append(property.Value.Span[i].ToString("x2", CultureInfo.InvariantCulture));
            text.Append(']');
        }
    }

    // Numbers whose bytes happen to be letters.
    private static bool PrefersCells(string name) =>
        name[0] == '#' || name is "reg" or "ranges" or "dma-ranges" or "interrupts" or "phandle" or "linux,phandle" or "interrupt-parent"
            or "interrupts-extended" or "interrupt-map" or "interrupt-map-mask" or "clock-frequency";

    // Printable characters, each string of at least one, each ended by a NUL.
    private static bool IsStrings(ReadOnlySpan<byte> value)
    {
        if (value[value.Length - 1] != 0)
            return false;
        byte previous = 0;
        foreach (byte b in value)
        {
            if (b == 0 ? previous == 0 : b is < 0x20 or > 0x7e)
                return false;
            previous = b;
        }

        return true;
    }

    private static void WriteStrings(StringBuilder text, ReadOnlySpan<byte> value)
    {
        bool first = true;
        while (!value.IsEmpty)
        {
            int end = value.IndexOf((byte)0);
            text.Append(first ? "\"" : ", \"");
            foreach (byte b in value.Slice(0, end))
                text.Append(b is (byte)'"' or (byte)'\\' ? "\\" : "").Append((char)b);
            text.Append('"');
            value = value.Slice(end + 1);
            first = false;
        }
    }

    // Deep trees are not worth a quadratic file.
    private static StringBuilder Indent(StringBuilder text, int depth) => text.Append('\t', Math.Min(depth, 32));
}
