using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Tree;
using Boards.Devicetree.Tree.Overlays;

namespace Boards.Devicetree.Blob;

/// <summary>
/// The references of an overlay, recovered from its <c>__fixups__</c> and <c>__local_fixups__</c>. They replace both
/// nodes if compiling them gives exactly these nodes. If it would give different nodes, for example because an entry is
/// malformed, there are no references, and the nodes are kept (language notes, 1.5).
/// </summary>
internal sealed class OverlayReferences
{
    private const string External = "__fixups__";
    private const string Local = "__local_fixups__";

    /// <summary>The references of a value that has none. Nothing is added to it.</summary>
    public static readonly SortedList<int, string> None = [];

    private readonly DeviceTree _tree;
    private readonly Node? _external;
    private readonly Node? _local;
    private readonly Dictionary<Property, SortedList<int, string>> _references = [];

    private OverlayReferences(DeviceTree tree)
    {
        _tree = tree;
        _external = tree.Root.Child(External);
        _local = tree.Root.Child(Local);
        IsOverlay = _external is not null || tree.Root.Children.Any(static child => child.Child("__overlay__") is not null);
        StandForNodes = IsOverlay && FindExternal() && FindLocal() && AreLast() && ExternalIsWhatReferencesGive() && LocalIsWhatReferencesGive();
        if (!StandForNodes)
            _references.Clear();
        IsOverlay &= StandForNodes || EntriesStay();
    }

    /// <summary>Whether the tree is an overlay, not a base with fix-ups.</summary>
    public bool IsOverlay { get; }

    /// <summary>Whether compiling the references gives both nodes as they are.</summary>
    public bool StandForNodes { get; }

    /// <summary>Reads the references of a tree.</summary>
    public static OverlayReferences Of(DeviceTree tree) => new(tree);

    /// <summary>Whether a node must not be written, because compiling the references gives it.</summary>
    public bool Give(Node node) => StandForNodes && (node == _external || node == _local);

    /// <summary>The references in a value by their offsets, each as it is written.</summary>
    public SortedList<int, string> In(Property property) =>
        _references.TryGetValue(property, out SortedList<int, string>? references) ? references : None;

    // A reference to a label of the base: the compiler writes 0xffffffff for it.
    private bool FindExternal()
    {
        foreach (Property label in _external?.Properties ?? [])
        {
            if (!Characters.IsLabel(label.Name) || _tree.FindLabel(label.Name) is not null)
                return false;
            foreach (string entry in label.Strings)
            {
                if (Fixup.Parse(entry) is not { } fixup || _tree.FindPath(fixup.Path)?.Find(fixup.Property) is not { } property
                    || !Add(property, fixup.Offset, uint.MaxValue, "&" + label.Name))
                {
                    return false;
                }
            }
        }

        return true;
    }

    // Whether the compiler adds nothing to the entries of an overlay: it adds the entry that it reads in one of another form.
    private bool EntriesStay()
    {
        foreach (Property label in _external?.Properties ?? [])
        {
            foreach (string entry in label.Strings.Where(static entry => entry.Split(':').Length > 2))
            {
                if (_tree.FindLabel(label.Name) is not null || Fixup.Parse(entry) is not { } fixup)
                    return false;
                string path = "/" + string.Join("/", fixup.Path.Split(['/'], StringSplitOptions.RemoveEmptyEntries));
                if (entry != path + ":" + fixup.Property + ":" + fixup.Offset.ToString(CultureInfo.InvariantCulture))
                    return false;
            }
        }

        return true;
    }

    // A reference to a node of the overlay: the compiler writes the phandle of the node.
    private bool FindLocal()
    {
        foreach ((Node node, Node mirrored) in MirroredNodes())
        {
            foreach (Property offsets in node.Properties)
            {
                if (mirrored.Find(offsets.Name) is not { } property || offsets.CellCount == 0 || !offsets.IsCells)
                    return false;
                for (int i = 0; i < offsets.CellCount; i++)
                {
                    if (offsets.Cell(i) + 4L > property.Length)
                        return false;
                    uint phandle = BinaryPrimitives.ReadUInt32BigEndian(property.Value.Span.Slice((int)offsets.Cell(i)));
                    if (_tree.FindPhandle(phandle) is not { } target || Written(target) is not { } reference || !Add(property, offsets.Cell(i), phandle, reference))
                        return false;
                }
            }
        }

        return true;
    }

    // The value of a phandle property must not be a reference to another node.
    private bool Add(Property property, uint offset, uint value, string reference)
    {
        if (offset + 4L > property.Length || property.Name is "phandle" or "linux,phandle"
            || BinaryPrimitives.ReadUInt32BigEndian(property.Value.Span.Slice((int)offset)) != value)
        {
            return false;
        }

        if (!_references.TryGetValue(property, out SortedList<int, string>? references))
            _references.Add(property, references = []);
        foreach (int other in references.Keys)
        {
            if (Math.Abs(other - (int)offset) < 4)
                return false;
        }

        references.Add((int)offset, reference);
        return true;
    }

    // The reference by label or by path; null if the path contains "/*", which would begin a comment.
    private string? Written(Node target)
    {
        foreach (string label in target.Labels)
        {
            if (_tree.FindLabel(label) == target)
                return "&" + label;
        }

        return target.Path.Contains("/*") ? null : "&{" + target.Path + "}";
    }

    // __local_fixups__ and each node below it, with the node that has the same path in the overlay; an empty node if there is none.
    private IEnumerable<(Node Node, Node Mirrored)> MirroredNodes()
    {
        Stack<(Node Node, Node? Mirrored)> rest = new();
        if (_local is not null)
            rest.Push((_local, _tree.Root));
        while (rest.Count > 0)
        {
            (Node node, Node? mirrored) = rest.Pop();
            yield return (node, mirrored ?? new Node("", null, [], null, default));
            for (int i = node.Children.Length - 1; i >= 0; i--)
                rest.Push((node.Children[i], mirrored?.Child(node.Children[i].Name)));
        }
    }

    private bool AreLast()
    {
        ImmutableArray<Node> children = _tree.Root.Children;
        Node[] last = [.. new[] { _external, _local }.OfType<Node>()];
        return children.Length >= last.Length && children.Skip(children.Length - last.Length).SequenceEqual(last);
    }

    // In the compiler's order: nodes, properties, offsets.
    private IEnumerable<(Node Node, Property Property, SortedList<int, string> References)> InOrder() =>
        from node in _tree.Nodes
        from property in node.Properties
        let references = In(property)
        where references.Count > 0
        select (node, property, references);

    private bool ExternalIsWhatReferencesGive()
    {
        Dictionary<string, StringBuilder> entries = new(StringComparer.Ordinal);
        List<string> labels = [];
        foreach ((Node node, Property property, SortedList<int, string> references) in InOrder())
        {
            foreach (KeyValuePair<int, string> reference in references)
            {
                string label = reference.Value.Substring(1);
                if (_external?.Find(label) is null)
                    continue;
                if (!entries.TryGetValue(label, out StringBuilder? text))
                {
                    entries.Add(label, text = new StringBuilder());
                    labels.Add(label);
                }

                text.Append(node.Path).Append(':').Append(property.Name).Append(':').Append(reference.Key.ToString(CultureInfo.InvariantCulture)).Append('\0');
            }
        }

        bool isEmptied = _external is { Children.Length: > 0 } or { Properties.Length: 0 };
        return !isEmptied && (_external?.Properties ?? []).Select(static label => label.Name).SequenceEqual(labels)
            && labels.TrueForAll(label => _external!.Find(label)!.Value.Span.SequenceEqual(Encoding.ASCII.GetBytes(entries[label].ToString())));
    }

    private bool LocalIsWhatReferencesGive()
    {
        List<(string Path, string Property, int Offset)> expected = [];
        foreach ((Node node, Property property, SortedList<int, string> references) in InOrder())
        {
            foreach (KeyValuePair<int, string> reference in references)
            {
                if (_external?.Find(reference.Value.Substring(1)) is null)
                    expected.Add((node.Path, property.Name, reference.Key));
            }
        }

        List<(string Path, string Property, int Offset)> found = [];
        foreach ((Node node, Node mirrored) in MirroredNodes())
        {
            if (node.Properties.Length + node.Children.Length == 0)
                return false;
            foreach (Property offsets in node.Properties)
            {
                for (int i = 0; i < offsets.CellCount; i++)
                    found.Add((mirrored.Path, offsets.Name, (int)offsets.Cell(i)));
            }
        }

        return found.SequenceEqual(expected);
    }
}
