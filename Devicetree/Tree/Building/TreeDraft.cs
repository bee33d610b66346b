using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Tree.Building;

/// <summary>A tree under construction, and how references in it are resolved.</summary>
internal sealed class TreeDraft(NodeDraft root, SourceMap map, List<MemoryReservation> reservations)
{
    private readonly Dictionary<string, NodeDraft> _invalidLabels = new(StringComparer.Ordinal);

    public NodeDraft Root { get; } = root;

    public SourceMap Map { get; } = map;

    /// <summary>The node to which each label was given last, deleted or not.</summary>
    public Dictionary<string, NodeDraft> Labels { get; } = new(StringComparer.Ordinal);

    public List<MemoryReservation> Reservations { get; } = reservations;

    public bool IsPlugin { get; set; }

    /// <summary>Labels of definitions whose target was not found, so that references to them are not reported again.</summary>
    public HashSet<string> LostLabels { get; } = new(StringComparer.Ordinal);

    /// <summary>What was reported about references to labels that do not exist, by label.</summary>
    public Dictionary<string, List<Diagnostic>> UnknownLabels { get; } = new(StringComparer.Ordinal);

    /// <summary>Remembers what is reported about a reference, if it is a label.</summary>
    public Diagnostic Unknown(string reference, Diagnostic reported)
    {
        if (reference.IndexOf('/') >= 0)
            return reported;
        if (!UnknownLabels.TryGetValue(reference, out List<Diagnostic>? all))
            UnknownLabels.Add(reference, all = []);
        all.Add(reported);
        return reported;
    }

    /// <summary>Whether a reference is a path or a valid label. Any other is reported by the parser.</summary>
    public static bool CanExist(string reference) => reference.IndexOf('/') >= 0 || Characters.IsLabel(reference);

    /// <summary>
    /// Adds a label with an invalid character, which was reported. References find its node by the word as it is written, or
    /// by the label that was meant, if that is not another label.
    /// </summary>
    public void AddInvalidLabel(string label, NodeDraft node)
    {
        _invalidLabels[label] = node;
        _invalidLabels[Characters.LabelFor(label)] = node;
        _invalidLabels[string.Concat(label.Where(Characters.IsIdentifier))] = node;
    }

    /// <summary>The node that a reference means: a label, a path, or a label followed by a path.</summary>
    public NodeDraft? Resolve(string reference)
    {
        if (reference.Length == 0)
            return null;
        if (reference[0] == '/')
            return reference.Length == 1 ? Root : Walk(Root, reference, 0);
        int slash = reference.IndexOf('/');
        NodeDraft? node = FindLabel(slash < 0 ? reference : reference.Substring(0, slash));
        return node is null || slash < 0 ? node : Walk(node, reference, slash + 1);
    }

    /// <summary>The node with a label, or null.</summary>
    public NodeDraft? FindLabel(string label)
    {
        if (!Labels.TryGetValue(label, out NodeDraft? node))
            return _invalidLabels.TryGetValue(label, out NodeDraft? meant) && !meant.IsDeleted ? meant : null;
        if (!node.IsDeleted && node.HasLabel(label))
            return node;

        // The label was on two nodes, and the first of them was deleted.
        foreach (NodeDraft other in Preorder())
        {
            if (!other.HasLabel(label))
                continue;
            Labels[label] = other;
            return other;
        }

        Labels.Remove(label);
        return null;
    }

    /// <summary>The nodes that are not deleted, parents before children.</summary>
    public IEnumerable<NodeDraft> Preorder()
    {
        Stack<NodeDraft> rest = new();
        rest.Push(Root);
        while (rest.Count > 0)
        {
            NodeDraft node = rest.Pop();
            yield return node;
            for (int i = node.ChildCount - 1; i >= 0; i--)
            {
                if (!node.Children[i].IsDeleted)
                    rest.Push(node.Children[i]);
            }
        }
    }

    /// <summary>The node at a path from the root, with or without a slash before it. "/" is not a path.</summary>
    public NodeDraft? Walk(string path) => Walk(Root, path, 0);

    // Slashes before a name are skipped, and one after the last name is allowed.
    private static NodeDraft? Walk(NodeDraft from, string path, int at)
    {
        NodeDraft? node = from;
        while (node is not null && at < path.Length)
        {
            while (at < path.Length && path[at] == '/')
                at++;
            if (at == path.Length)
                return null;
            int end = path.IndexOf('/', at);
            end = end < 0 ? path.Length : end;
            node = node.LiveChild(path.Substring(at, end - at));
            at = end + 1;
        }

        return node;
    }
}
