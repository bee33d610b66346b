using System;
using System.Collections.Generic;
using System.Linq;

namespace Boards.Devicetree.Tree.Building;

/// <summary>The nodes of a tree under construction by their labels, those of deleted nodes included.</summary>
/// <param name="inherited">The labels of the frozen draft that the tree began as, each with its node's index there.</param>
/// <param name="nodes">That draft's nodes in this tree.</param>
internal sealed class LabelTable(IReadOnlyDictionary<string, int> inherited, NodeDraft[] nodes)
{
    // Null where a label is gone that was inherited.
    private readonly Dictionary<string, NodeDraft?> _own = new(StringComparer.Ordinal);

    public LabelTable()
        : this(new Dictionary<string, int>(), [])
    {
    }

    /// <summary>How many labels there are at most.</summary>
    public int Count => _own.Count + inherited.Count;

    /// <summary>All labels.</summary>
    public IEnumerable<string> Names =>
        _own.Where(static own => own.Value is not null).Select(static own => own.Key).Concat(inherited.Keys.Where(label => !_own.ContainsKey(label)));

    /// <summary>The node that was given a label last, or null.</summary>
    public NodeDraft? Find(string label)
    {
        if (_own.TryGetValue(label, out NodeDraft? node))
            return node;
        return nodes.Length > 0 && inherited.TryGetValue(label, out int index) ? nodes[index] : null;
    }

    public void Set(string label, NodeDraft node) => _own[label] = node;

    public void Remove(string label) => _own[label] = null;
}
