using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Checks.Facts;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.Runs;

/// <summary>One run over the nodes of a tree: what is known of the tree, and what was found.</summary>
internal sealed class CheckRun(TreeFacts facts)
{
    // A check that finds this much has found one mistake; further reports would not help.
    private const int MostOfOneCheck = 1000;

    // In the order in which they were found. What several nodes inherit is found at each of them, and reported once.
    private readonly Dictionary<TreeCheck, List<Diagnostic>> _found = [];
    private readonly HashSet<(TreeCheck, Diagnostic)> _known = [];

    /// <summary>The tree.</summary>
    public DeviceTree Tree => facts.Tree;

    /// <summary>What is known of the tree as a whole.</summary>
    public TreeFacts Facts => facts;

    /// <summary>Reports at a node's name.</summary>
    public void Report(TreeCheck check, Node node, string message) => Report(check, node.Location, node, message);

    /// <summary>Reports at a property's value.</summary>
    public void Report(TreeCheck check, Node node, Property property, string message) => Report(check, property.ValueLocation, node, message);

    /// <summary>Reports at one cell of a property.</summary>
    public void Report(TreeCheck check, Node node, Property property, int cell, string message) =>
        Report(check, cell < property.CellCount ? property.LocationAt(cell * 4) : property.ValueLocation, node, message);

    /// <summary>Reports at any place.</summary>
    public void Report(TreeCheck check, SourceLocation at, Node node, string message) =>
        Add(check, new(check.Rule, at, $"{node.Path}: {message}"));

    /// <summary>Reports at a node's name, with another node that is related.</summary>
    public void Report(TreeCheck check, Node node, string message, Node other, string what) =>
        Add(check, new(check.Rule, node.Location, $"{node.Path}: {message}", [new RelatedLocation(other.Location, what)]));

    /// <summary>Reports at a property's value, with another one that is related.</summary>
    public void Report(TreeCheck check, Node node, Property property, string message, Property other, string what) =>
        Add(check, new(check.Rule, property.ValueLocation, $"{node.Path}: {message}", [new RelatedLocation(other.ValueLocation, what)]));

    /// <summary>What was found, check by check.</summary>
    public ImmutableArray<Diagnostic> InOrderOf(ImmutableArray<TreeCheck> checks) =>
        [.. checks.SelectMany(check => _found.TryGetValue(check, out List<Diagnostic>? found) ? found : [])];

    private void Add(TreeCheck check, Diagnostic diagnostic)
    {
        if (!_found.TryGetValue(check, out List<Diagnostic>? found))
            _found.Add(check, found = []);
        if (found.Count < MostOfOneCheck && _known.Add((check, diagnostic)))
            found.Add(diagnostic);
    }
}
