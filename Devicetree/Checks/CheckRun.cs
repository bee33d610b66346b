using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks;

/// <summary>One run over nodes of a tree: what is known of the tree, and what was found.</summary>
internal sealed class CheckRun(TreeFacts facts)
{
    // A check that finds so much has found one mistake, and telling on serves nobody.
    private const int MostOfOneCheck = 1000;

    private readonly List<(TreeCheck Check, Diagnostic Diagnostic)> _found = [];
    private readonly Dictionary<TreeCheck, int> _counts = [];

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

    /// <summary>Reports at a node's name, and names another node that has to do with it.</summary>
    public void Report(TreeCheck check, Node node, string message, Node other, string what) =>
        Add(check, new(check.Rule, node.Location, $"{node.Path}: {message}", [new RelatedLocation(other.Location, what)]));

    /// <summary>
    /// What was found, check by check, by runs over one part of the tree after the other. What several nodes inherit is
    /// found at each of them, and told once.
    /// </summary>
    public static ImmutableArray<Diagnostic> InOrderOf(ImmutableArray<TreeCheck> checks, IEnumerable<CheckRun> parts)
    {
        return [.. parts.SelectMany(static part => part._found)
            .GroupBy(static found => found.Check, static found => found.Diagnostic)
            .OrderBy(found => checks.IndexOf(found.Key))
            .SelectMany(static found => found.Distinct().Take(MostOfOneCheck))];
    }

    private void Add(TreeCheck check, Diagnostic diagnostic)
    {
        _counts.TryGetValue(check, out int count);
        _counts[check] = count + 1;
        if (count < MostOfOneCheck)
            _found.Add((check, diagnostic));
    }
}
