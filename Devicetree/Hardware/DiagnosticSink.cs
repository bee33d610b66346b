using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Hardware;

/// <summary>Gathers what is found, and gives it back in document order.</summary>
internal sealed class DiagnosticSink
{
    private readonly Dictionary<Node, int> _order = [];
    private readonly List<(int Order, Diagnostic Diagnostic)> _found = [];

    public DiagnosticSink(DeviceTree tree)
    {
        for (int i = 0; i < tree.Nodes.Length; i++)
            _order[tree.Nodes[i]] = i;
    }

    /// <summary>A diagnostic of a node.</summary>
    public void Add(Node node, Diagnostic diagnostic) => _found.Add((_order[node], diagnostic));

    /// <summary>Whether a node stands before another in the document.</summary>
    public int Compare(Node left, Node right) => _order[left].CompareTo(_order[right]);

    /// <summary>All, in the order of their nodes, then by id, then as found.</summary>
    public ImmutableArray<Diagnostic> ToImmutable() =>
        [.. _found.OrderBy(f => f.Order).ThenBy(f => f.Diagnostic.Id, StringComparer.Ordinal).Select(f => f.Diagnostic)];
}
