using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Hardware.Reporting;

/// <summary>Gathers what is found, and gives it back in document order.</summary>
internal sealed class DiagnosticSink
{
    private readonly Dictionary<Node, int> _order;
    private readonly HashSet<Node> _disabled = [];
    private readonly List<(Node Node, Diagnostic Diagnostic, bool IsAboutStatus)> _found = [];

    public DiagnosticSink(DeviceTree tree)
    {
        _order = new Dictionary<Node, int>(tree.Nodes.Length);
        for (int i = 0; i < tree.Nodes.Length; i++)
            _order[tree.Nodes[i]] = i;
    }

    /// <summary>A diagnostic of a node.</summary>
    public void Add(Node node, Diagnostic diagnostic) => _found.Add((node, diagnostic, false));

    /// <summary>A diagnostic of a node's status: reported even if the node is disabled.</summary>
    public void AddStatus(Node node, Diagnostic diagnostic) => _found.Add((node, diagnostic, true));

    /// <summary>Diagnostics of a disabled node are dropped, unless the output would be wrong.</summary>
    public void Disable(Node node) => _disabled.Add(node);

    /// <summary>All, in the order of their nodes, then by id, then as found.</summary>
    public ImmutableArray<Diagnostic> ToImmutable() =>
    [
        .. _found
            .Where(f => f.IsAboutStatus || f.Diagnostic.Severity == Severity.Error || !_disabled.Contains(f.Node))
            .OrderBy(f => _order[f.Node]).ThenBy(f => f.Diagnostic.Id, StringComparer.Ordinal)
            .Select(f => f.Diagnostic),
    ];
}
