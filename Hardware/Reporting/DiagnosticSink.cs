using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Hardware.Reporting;

/// <summary>Collects diagnostics, and returns them in document order.</summary>
internal sealed class DiagnosticSink(DocumentOrder order)
{
    private readonly HashSet<Node> _disabled = [];
    private readonly List<(Node Node, Diagnostic Diagnostic)> _found = [];
    private readonly Dictionary<DiagnosticRule, ReportLimit> _limits = [];

    /// <summary>Adds a diagnostic for a node. It is dropped for a disabled node, unless the output would be wrong.</summary>
    public void Add(Node node, Diagnostic diagnostic)
    {
        if (diagnostic.Severity == Severity.Error || !_disabled.Contains(node))
            AddStatus(node, diagnostic);
    }

    /// <summary>Adds a diagnostic for a node's status, which is reported even if the node is disabled.</summary>
    public void AddStatus(Node node, Diagnostic diagnostic)
    {
        if (!_limits.TryGetValue(diagnostic.Rule, out ReportLimit? limit))
            _limits.Add(diagnostic.Rule, limit = new ReportLimit());
        if (limit.Take(diagnostic))
            _found.Add((node, diagnostic));
    }

    /// <summary>Whether a rule was reported so often that further diagnostics are dropped.</summary>
    public bool IsFull(DiagnosticRule rule) => _limits.TryGetValue(rule, out ReportLimit? limit) && limit.IsReached;

    /// <summary>Marks a node as disabled, before any diagnostic for it is added.</summary>
    public void Disable(Node node) => _disabled.Add(node);

    /// <summary>All diagnostics, in the order of their nodes, then by id, then as they were added.</summary>
    public ImmutableArray<Diagnostic> ToImmutable() =>
        [.. _found.OrderBy(f => order[f.Node]).ThenBy(f => f.Diagnostic.Id, StringComparer.Ordinal).Select(f => f.Diagnostic)];
}
