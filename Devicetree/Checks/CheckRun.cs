using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks;

/// <summary>One run over a tree: the tree, and what was found.</summary>
internal sealed class CheckRun(DeviceTree tree)
{
    private readonly ImmutableArray<Diagnostic>.Builder _found = ImmutableArray.CreateBuilder<Diagnostic>();

    /// <summary>The tree.</summary>
    public DeviceTree Tree => tree;

    /// <summary>Whether the tree is an overlay: references to its base are placeholders in it.</summary>
    public bool IsOverlay { get; } = FindOverlay(tree.Root);

    /// <summary>Reports at a node's name.</summary>
    public void Report(TreeCheck check, Node node, string message) => Report(check, node.Location, node, message);

    /// <summary>Reports at a property's value.</summary>
    public void Report(TreeCheck check, Node node, Property property, string message) => Report(check, property.ValueLocation, node, message);

    /// <summary>Reports at one cell of a property.</summary>
    public void Report(TreeCheck check, Node node, Property property, int cell, string message) =>
        Report(check, cell < property.CellCount ? property.LocationAt(cell * 4) : property.ValueLocation, node, message);

    /// <summary>Reports at a node's name, and names another node that has to do with it.</summary>
    public void Report(TreeCheck check, Node node, string message, Node other, string what) =>
        _found.Add(new(check.Rule, node.Location, $"{node.Path}: {message}", [new RelatedLocation(other.Location, what)]));

    /// <summary>What was found, in the order of the checks.</summary>
    public ImmutableArray<Diagnostic> ToImmutable() => _found.ToImmutable();

    private void Report(TreeCheck check, SourceLocation at, Node node, string message) =>
        _found.Add(new(check.Rule, at, $"{node.Path}: {message}"));

    private static bool FindOverlay(Node root)
    {
        foreach (Node child in root.Children)
        {
            if (child.Name == "__fixups__" || child.Child("__overlay__") is not null)
                return true;
        }

        return false;
    }
}
