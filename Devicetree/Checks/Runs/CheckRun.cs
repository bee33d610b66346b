using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Checks.Facts;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.Runs;

/// <summary>One run of the checks over the nodes of a tree: the facts about the tree, and what was found.</summary>
internal sealed class CheckRun(TreeFacts facts)
{
    // In the order in which they were found. A mistake that several nodes inherit is found at each of them, but reported once.
    private readonly Dictionary<TreeCheck, List<Diagnostic>> _found = [];
    private readonly HashSet<(TreeCheck, Diagnostic)> _known = [];
    private readonly Dictionary<TreeCheck, ReportLimit> _limits = [];

    /// <summary>The tree.</summary>
    public DeviceTree Tree => facts.Tree;

    /// <summary>The facts about the whole tree.</summary>
    public TreeFacts Facts => facts;

    /// <summary>Reports at a node's name.</summary>
    public void Report(TreeCheck check, Node node, string message) => Report(check, node.Location, node, message);

    /// <summary>Reports at the name of a node that has a wrong unit address.</summary>
    /// <param name="check">The check.</param>
    /// <param name="node">The node.</param>
    /// <param name="unit">The right unit address; empty if the node must not have one.</param>
    /// <param name="message">What is wrong.</param>
    public void ReportUnit(TreeCheck check, Node node, string? unit, string message) => Report(check, node.Location, node, message, diagnostic => unit is null ? diagnostic : diagnostic with
    {
        FixNode = node.Path,
        FixName = unit.Length == 0 ? node.BaseName : $"{node.BaseName}@{unit}",
    });

    /// <summary>Reports, at any place, that a node lacks a property.</summary>
    /// <param name="check">The check.</param>
    /// <param name="at">The place.</param>
    /// <param name="node">The node of the place.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="lacking">The node that lacks it.</param>
    /// <param name="property">The name of the property.</param>
    public void ReportMissing(TreeCheck check, SourceLocation at, Node node, string message, Node lacking, string property) =>
        Report(check, at, node, message, diagnostic => diagnostic with { FixNode = lacking.Path, FixProperty = property });

    /// <summary>Reports at a property's value.</summary>
    public void Report(TreeCheck check, Node node, Property property, string message) => Report(check, property.ValueLocation, node, message);

    /// <summary>Reports at one cell of a property.</summary>
    public void Report(TreeCheck check, Node node, Property property, int cell, string message) =>
        Report(check, At(property, cell), node, message);

    /// <summary>Reports at any place.</summary>
    public void Report(TreeCheck check, SourceLocation at, Node node, string message) =>
        Report(check, at, node, message, static diagnostic => diagnostic);

    /// <summary>Reports at any place, with what a fix needs.</summary>
    public void Report(TreeCheck check, SourceLocation at, Node node, string message, Func<Diagnostic, Diagnostic> withFix)
    {
        if (!IsFull(check))
            Add(check, withFix(new(check.Rule, at, $"{node.Path}: {message}")));
    }

    /// <summary>Reports at a node's name, with another node that is related.</summary>
    public void Report(TreeCheck check, Node node, string message, Node other, string what) =>
        Report(check, node.Location, node, message, diagnostic => diagnostic with { Related = [new RelatedLocation(other.Location, what)] });

    /// <summary>Reports at a property's value, with another one that is related.</summary>
    public void Report(TreeCheck check, Node node, Property property, string message, Property other, string what) =>
        Report(check, property.ValueLocation, node, message, diagnostic => diagnostic with { Related = [new RelatedLocation(other.ValueLocation, what)] });

    /// <summary>The place of a cell, or of the whole value if it has no such cell.</summary>
    public static SourceLocation At(Property property, int cell) => cell < property.CellCount ? property.LocationAt(cell * 4) : property.ValueLocation;

    /// <summary>What was found, check by check.</summary>
    public ImmutableArray<Diagnostic> InOrderOf(ImmutableArray<TreeCheck> checks) =>
        [.. checks.SelectMany(check => _found.TryGetValue(check, out List<Diagnostic>? found) ? found : [])];

    /// <summary>Whether a check has reached the limit of its reports.</summary>
    public bool IsFull(TreeCheck check) =>
        _limits.TryGetValue(check, out ReportLimit? limit) && limit.IsReached;

    private void Add(TreeCheck check, Diagnostic diagnostic)
    {
        if (!_found.TryGetValue(check, out List<Diagnostic>? found))
        {
            _found.Add(check, found = []);
            _limits.Add(check, new ReportLimit());
        }

        if (_known.Add((check, diagnostic)) && _limits[check].Take(diagnostic))
            found.Add(diagnostic);
    }
}
