using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Boards.Devicetree.Syntax.Parsing;

namespace Boards.Devicetree.Tree.Building;

/// <summary>
/// The nodes that let overlays be applied later: <c>__symbols__</c>, <c>__fixups__</c>, <c>__local_fixups__</c>, and
/// the aliases made from labels (language notes, 1.5). If the source contains one of these itself, what it lacks is added.
/// </summary>
internal sealed class OverlaySupport(TreeDraft draft, ReferenceResolver references)
{
    // The entries that fix-ups add to a property. They are collected, so that thousands of references to one label are written at once.
    private readonly Dictionary<(NodeDraft Node, int Property), (List<byte> Value, HashSet<string> Written)> _extended = [];

    /// <summary>Adds a property with the full path for each label to the given child of the root.</summary>
    public void AddLabels(string table, bool allocatePhandles)
    {
        List<NodeDraft> labelled = [];
        foreach (NodeDraft node in draft.Preorder())
        {
            if (node.Labels is { Count: > 0 })
                labelled.Add(node);
        }

        if (labelled.Count == 0)
            return;
        NodeDraft target = Child(draft.Root, table);
        foreach (NodeDraft node in labelled)
        {
            foreach (LabelDraft label in node.Labels!)
            {
                if (!label.IsDeleted && target.Find(label.Name) is null)
                    Add(target, label.Name, Terminated(node.Path));
            }

            if (allocatePhandles)
                references.PhandleOf(node);
        }
    }

    /// <summary>Adds the places of references to other trees, and of references within this tree.</summary>
    public void AddFixups()
    {
        List<(NodeDraft Node, string Property, ValueMark Mark, bool IsLocal)> found = [];
        foreach (NodeDraft node in draft.Preorder())
        {
            for (int i = 0; i < node.PropertyCount; i++)
            {
                ref readonly PropertyDraft property = ref node.Property(i);
                if (property.IsDeleted)
                    continue;
                foreach (ValueMark mark in property.Marks)
                {
                    if (mark.Kind != ValueMarkKind.Phandle)
                        continue;
                    bool isLocal = draft.Resolve(mark.Text) is not null;
                    if (isLocal || mark.Text.IndexOf('/') < 0)
                        found.Add((node, property.Property.Name, mark, isLocal));
                    else
                        references.ReportUnresolved(node, property.Property, mark);
                }
            }
        }

        if (!draft.IsPlugin)
            CompleteWritten();

        foreach ((NodeDraft node, string property, ValueMark mark, _) in found.FindAll(static reference => !reference.IsLocal))
        {
            string place = node.Path + ":" + property + ":" + Text((uint)mark.Offset);
            Extend(Child(draft.Root, "__fixups__"), mark.Text, Terminated(place), place, static known => known.Strings);
        }

        foreach ((NodeDraft node, string property, ValueMark mark, _) in found.FindAll(static reference => reference.IsLocal))
        {
            byte[] offset = new byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(offset, (uint)mark.Offset);
            Extend(Mirror(node), property, offset, Text((uint)mark.Offset), Offsets);
        }

        WriteExtended();
    }

    // The source itself may contain fix-ups for another tree. Of the offset of an entry, the leading number counts,
    // and the entry with that number is added.
    private void CompleteWritten()
    {
        if (draft.Root.Child("__fixups__") is not { IsDeleted: false } written)
            return;
        for (int i = 0; i < written.PropertyCount; i++)
        {
            if (written.Property(i).IsDeleted)
                continue;
            string label = written.Property(i).Property.Name;
            foreach (string entry in written.Property(i).Property.Strings)
            {
                if (Completed(entry) is { } place)
                    Extend(written, label, Terminated(place), place, static known => known.Strings);
            }
        }
    }

    // "/path:property:offset"; null if the node or the property does not exist.
    private string? Completed(string entry)
    {
        string[] parts = entry.Split(':');
        if (parts.Length != 3 || draft.Resolve(parts[0]) is not { } node || node.Find(parts[1]) is not { } property)
            return null;
        uint offset = LeadingNumber(parts[2]);
        return offset + 4L <= property.Length ? parts[0] + ":" + parts[1] + ":" + Text(offset) : null;
    }

    private static uint LeadingNumber(string text)
    {
        int digits = 0;
        while (digits < text.Length && text[digits] is >= '0' and <= '9')
            digits++;
        return uint.TryParse(text.Substring(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out uint number) ? number : 0;
    }

    // The node with the same path below __local_fixups__.
    private NodeDraft Mirror(NodeDraft node)
    {
        Stack<string> names = new();
        for (; node.Parent is { } parent; node = parent)
            names.Push(node.Name);
        NodeDraft mirror = Child(draft.Root, "__local_fixups__");
        foreach (string name in names)
            mirror = Child(mirror, name);
        return mirror;
    }

    private static NodeDraft Child(NodeDraft parent, string name)
    {
        if (parent.Child(name) is { IsDeleted: false } known)
            return known;
        NodeDraft child = new(name, parent, default);
        parent.Append(child);
        return child;
    }

    private void Extend(NodeDraft node, string name, byte[] bytes, string entry, Func<Property, IEnumerable<string>> entriesOf)
    {
        int index = node.IndexOf(name);
        if (index < 0 || node.Property(index).IsDeleted)
        {
            Add(node, name, bytes);
            return;
        }

        if (!_extended.TryGetValue((node, index), out var extended))
        {
            Property written = node.Property(index).Property;
            _extended.Add((node, index), extended = ([.. written.Value.ToArray()], new HashSet<string>(entriesOf(written), StringComparer.Ordinal)));
        }

        if (!extended.Written.Contains(entry))
            extended.Value.AddRange(bytes);
    }

    private static IEnumerable<string> Offsets(Property written)
    {
        for (int i = 0; i < written.CellCount; i++)
            yield return Text(written.Cell(i));
    }

    private static string Text(uint offset) => offset.ToString(CultureInfo.InvariantCulture);

    private void WriteExtended()
    {
        foreach (((NodeDraft node, int index), (List<byte> value, _)) in _extended.Select(static extended => (extended.Key, extended.Value)))
        {
            ref PropertyDraft property = ref node.Property(index);
            property.Property = property.Property.With((byte[])[.. value]);
        }
    }

    private static void Add(NodeDraft node, string name, byte[] value) =>
        node.Append(new PropertyDraft { Property = new Property(name, value), Marks = [], Labels = [] });

    private static byte[] Terminated(string text) => [.. Encoding.ASCII.GetBytes(text), 0];
}
