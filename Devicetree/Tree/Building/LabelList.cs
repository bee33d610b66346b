using System;
using System.Collections.Generic;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Tree.Building;

/// <summary>
/// The labels of a node under construction, in the reference compiler's order: those of later definitions, the last
/// one first, followed by those of the definition that made the node.
/// </summary>
internal sealed class LabelList
{
    // Up to this many, looking at each label is faster than a table.
    private const int Few = 12;

    private readonly List<LabelDraft> _first = new(1);
    private List<LabelDraft>? _later;
    private Dictionary<string, LabelDraft>? _index;

    public int Count => _first.Count + (_later?.Count ?? 0);

    /// <summary>Adds a label, or brings a deleted one back.</summary>
    public void Add(string name, TextSpan span, bool isLater)
    {
        if (Find(name) is { } known)
        {
            (known.IsDeleted, known.Span) = (false, span);
            return;
        }

        LabelDraft label = new(name, span);
        _index?.Add(name, label);
        if (isLater)
            (_later ??= []).Add(label);
        else
            _first.Add(label);
    }

    /// <summary>The label with a name, deleted or not, or null.</summary>
    public LabelDraft? Find(string name)
    {
        if (Count > Few)
            return (_index ??= Index()).TryGetValue(name, out LabelDraft? label) ? label : null;
        return Find(_first, name) ?? (_later is null ? null : Find(_later, name));
    }

    public Enumerator GetEnumerator() => new(this);

    private static LabelDraft? Find(List<LabelDraft> labels, string name)
    {
        foreach (LabelDraft label in labels)
        {
            if (string.Equals(label.Name, name, StringComparison.Ordinal))
                return label;
        }

        return null;
    }

    private Dictionary<string, LabelDraft> Index()
    {
        Dictionary<string, LabelDraft> index = new(StringComparer.Ordinal);
        foreach (LabelDraft label in this)
            index.Add(label.Name, label);
        return index;
    }

    /// <summary>Enumerates the labels. A struct, because every node needs one.</summary>
    public struct Enumerator(LabelList labels)
    {
        private int _next = -labels.Count;

        public LabelDraft Current { get; private set; } = null!;

        public bool MoveNext()
        {
            int left = -_next++;
            if (left <= 0)
                return false;
            int first = labels._first.Count;
            Current = left > first ? labels._later![left - first - 1] : labels._first[first - left];
            return true;
        }
    }
}
