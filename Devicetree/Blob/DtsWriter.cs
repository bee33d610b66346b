using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Threading;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Blob;

/// <summary>Writes a tree as a source that compiles to the same tree, with or without the preprocessor.</summary>
public sealed class DtsWriter
{
    private static readonly HashSet<string> Directives = new(StringComparer.Ordinal)
    {
        "if", "ifdef", "ifndef", "elif", "elifdef", "elifndef", "else", "endif", "define", "undef", "include", "include_next", "import",
        "error", "warning", "line", "pragma", "ident", "sccs", "assert", "unassert",
    };

    private readonly StringBuilder _text = new("/dts-v1/;\n");
    private readonly OverlayReferences _references;

    private readonly CancellationToken _cancel;

    private DtsWriter(DeviceTree tree, CancellationToken cancel)
    {
        _references = OverlayReferences.Of(tree);
        _cancel = cancel;
    }

    /// <summary>
    /// The source. Values that can be read as strings are written as strings, labels are written if they are known, and
    /// phandles are numbers; an overlay (<c>/plugin/</c>) has references where its fix-ups are.
    /// </summary>
    /// <param name="tree">The tree.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was requested.</exception>
    public static string Write(DeviceTree tree, CancellationToken cancel = default)
    {
        DtsWriter writer = new(tree, cancel);
        writer.WriteTree(tree);
        return writer._text.ToString();
    }

    /// <summary>
    /// The value of a property in the form of a source, with references to nodes where the source has them; empty if the property has
    /// no value. A value with an unresolved reference is returned as it is written in the source.
    /// </summary>
    /// <param name="property">The property.</param>
    /// <param name="tree">The tree of the property.</param>
    public static string ValueOf(Property property, DeviceTree tree)
    {
        if (!property.UnresolvedIn(tree).IsEmpty)
            return property.Text;
        if (property.Length == 0)
            return "";
        SortedList<int, string> references = [];
        foreach (int offset in property.References ?? [])
        {
            if (offset + 4 <= property.Length && tree.FindPhandle(property.CellAt(offset)) is { } target)
                references[offset] = target.Reference;
        }

        StringBuilder text = new();
        DtsValue.Write(text, property, references);
        return text.ToString();
    }

    private void WriteTree(DeviceTree tree)
    {
        _text.Append(_references.IsOverlay ? "/plugin/;\n\n" : "\n");
        foreach (MemoryReservation reservation in tree.MemoryReservations)
            _text.AppendFormat(CultureInfo.InvariantCulture, "/memreserve/ 0x{0:x} 0x{1:x};\n", reservation.Address, reservation.Size);
        if (tree.MemoryReservations.Length > 0)
            _text.Append('\n');
        _text.Append("/ {\n");
        WriteBody(tree.Root);
        if (!tree.HasRoot)
            _text.Append("\n/delete-node/ &{/};\n");

        // The root can have labels only in a second definition; the label that is defined last comes first.
        for (int i = tree.Root.Labels.Length - 1; i >= 0; i--)
            _text.Append('\n').Append(tree.Root.Labels[i]).Append(": &{/} {\n};\n");
    }

    private void WriteBody(Node root)
    {
        Stack<(Node Node, int Next)> open = new();
        WriteProperties(root, 1);
        open.Push((root, 0));
        while (open.Count > 0)
        {
            (Node node, int next) = open.Pop();
            if (next == node.Children.Length)
            {
                Indent(open.Count).Append("};\n");
                continue;
            }

            open.Push((node, next + 1));
            Node child = node.Children[next];
            if (_references.Give(child))
                continue;
            if (next > 0 || node.Properties.Length > 0)
                _text.Append('\n');
            Indent(open.Count);
            foreach (string label in child.Labels)
                _text.Append(label).Append(": ");
            WriteName(child.Name);
            _text.Append(" {\n");
            WriteProperties(child, open.Count + 1);
            open.Push((child, 0));
        }
    }

    private void WriteProperties(Node node, int depth)
    {
        _cancel.ThrowIfCancellationRequested();
        foreach (Property property in node.Properties)
        {
            Indent(depth);
            WriteName(property.Name);
            if (property.Length > 0)
                DtsValue.Write(_text.Append(" = "), property, _references.In(property));
            _text.Append(";\n");
        }
    }

    // A backslash keeps the preprocessor from taking "#define-x" or "#if-cells" for a directive.
    private void WriteName(string name) => _text.Append(LooksLikeDirective(name) ? "\\" : "").Append(name);

    // Most names with '#', such as "#address-cells", cannot be directives; all others are escaped.
    private static bool LooksLikeDirective(string name)
    {
        if (name[0] != '#')
            return false;
        int end = 1;
        while (end < name.Length && Characters.IsIdentifier(name[end]))
            end++;
        return !name.EndsWith("-cells", StringComparison.Ordinal) || end == 1 || Characters.IsDigit(name[1]) || Directives.Contains(name.Substring(1, end - 1));
    }

    // The indentation is limited, so that the file of a deep tree does not grow quadratically.
    private StringBuilder Indent(int depth) => _text.Append('\t', Math.Min(depth, 32));
}
