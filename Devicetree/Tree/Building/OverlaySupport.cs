using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Boards.Devicetree.Syntax;
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
        ILookup<(NodeDraft, string), ValueMark> written = WrittenFixups().ToLookup(static fixup => (fixup.Node, fixup.Property), static fixup => fixup.Mark);
        List<(NodeDraft Node, string Property, ValueMark Mark, bool IsLocal)> found = [];
        foreach (NodeDraft node in draft.Preorder())
        {
            for (int i = 0; i < node.PropertyCount; i++)
            {
                ref readonly PropertyDraft property = ref node.Property(i);
                if (property.IsDeleted)
                    continue;
                foreach (ValueMark mark in Phandles(property.Marks, written[(node, property.Property.Name)]))
                {
                    bool isLocal = Target(mark.Text) is not null;
                    if (isLocal || mark.Text.IndexOf('/') < 0)
                        found.Add((node, property.Property.Name, mark, isLocal));
                    else
                        references.ReportUnresolved(node, property.Property, mark);
                }
            }
        }

        foreach ((NodeDraft node, string property, ValueMark mark, _) in found.FindAll(static reference => !reference.IsLocal))
        {
            string place = node.Path + ":" + property + ":" + Text((uint)mark.Offset);
            Extend(Child(draft.Root, "__fixups__"), mark.Text, Terminated(place), place, Entries);
        }

        foreach ((NodeDraft node, string property, ValueMark mark, _) in found.FindAll(static reference => reference.IsLocal))
        {
            byte[] offset = new byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(offset, (uint)mark.Offset);
            Extend(Mirror(node), property, offset, Text((uint)mark.Offset), Offsets);
        }

        WriteExtended();
    }

    // The references of a value in the order of their offsets, with those of the source's own fix-ups.
    private static IEnumerable<ValueMark> Phandles(ValueMark[] marks, IEnumerable<ValueMark> written)
    {
        IEnumerable<ValueMark> phandles = marks.Where(static mark => mark.Kind == ValueMarkKind.Phandle);
        return written.Any() ? phandles.Concat(written).GroupBy(static mark => mark.Offset, static (_, at) => at.First()).OrderBy(static mark => mark.Offset) : phandles;
    }

    // A label is also what the source itself lists as one.
    private NodeDraft? Target(string reference) =>
        draft.Resolve(reference) ?? (draft.Root.LiveChild("__symbols__") is { } symbols && symbols.Find(reference) is { } path
            ? draft.Walk(path.Strings.FirstOrDefault() ?? "")
            : null);

    // The source itself may contain fix-ups: "/path:property:offset". Those of a node or a property that does not exist are ignored.
    private IEnumerable<(NodeDraft Node, string Property, ValueMark Mark)> WrittenFixups()
    {
        if (draft.Root.LiveChild("__fixups__") is not { } written)
            yield break;
        for (int i = 0; i < written.PropertyCount; i++)
        {
            if (written.Property(i).IsDeleted)
                continue;
            string label = written.Property(i).Property.Name;
            foreach (string entry in written.Property(i).Property.Strings)
            {
                string[] parts = entry.Split([':'], 3);
                if (parts.Length == 3 && draft.Walk(parts[0]) is { } node && node.Find(parts[1]) is { } property
                    && LeadingNumber(parts[2]) is { } offset && offset + 4 <= property.Length)
                {
                    yield return (node, parts[1], new ValueMark(ValueMarkKind.Phandle, (int)offset, label, default));
                }
            }
        }
    }

    // The number at the beginning of a text, as C's strtol reads it in any base: 0 without digits, null if it is negative or too large.
    private static long? LeadingNumber(string text)
    {
        text = text.TrimStart(' ', '\t', '\n', '\v', '\f', '\r');
        int at = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        bool isNegative = at == 1 && text[0] == '-';
        bool isHex = at + 2 < text.Length && text[at] == '0' && text[at + 1] is 'x' or 'X' && Characters.IsHexDigit(text[at + 2]);
        uint radix = isHex ? 16u : at < text.Length && text[at] == '0' ? 8u : 10u;
        long value = 0;
        for (at += isHex ? 2 : 0; at < text.Length && Characters.IsHexDigit(text[at]) && Characters.HexValue(text[at]) < radix && value <= int.MaxValue; at++)
            value = (value * radix) + (uint)Characters.HexValue(text[at]);
        return value > int.MaxValue || (isNegative && value > 0) ? null : value;
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
        if (parent.LiveChild(name) is { } known)
            return known;
        NodeDraft child = new(name, parent, default);
        parent.Append(child);
        return child;
    }

    // A value that the source itself contains stays as it is if it cannot have entries: entriesOf is null for it.
    private void Extend(NodeDraft node, string name, byte[] bytes, string entry, Func<Property, IEnumerable<string>?> entriesOf)
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
            if (entriesOf(written) is not { } entries)
                return;
            _extended.Add((node, index), extended = ([.. written.Value.ToArray()], new HashSet<string>(entries, StringComparer.Ordinal)));
        }

        if (!extended.Written.Contains(entry))
            extended.Value.AddRange(bytes);
    }

    private static IEnumerable<string>? Entries(Property written) =>
        written.Length > 0 && written.Value.Span[written.Length - 1] != 0 ? null : written.Strings;

    private static IEnumerable<string>? Offsets(Property written) =>
        written.Length % 4 != 0 ? null : Enumerable.Range(0, written.CellCount).Select(i => Text(written.Cell(i)));

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
