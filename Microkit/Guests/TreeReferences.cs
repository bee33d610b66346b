using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Platforms;

namespace Boards.Microkit.Guests;

/// <summary>
/// Finds the nodes that a property refers to: from the source or, if that has only numbers, as after decompiling, from the bindings.
/// </summary>
internal sealed class TreeReferences(Sel4Board board)
{
    // Properties that refer to nodes and are not dependencies: each cell is a phandle.
    private static readonly HashSet<string> Lists = new(StringComparer.Ordinal)
    {
        "interrupt-parent", "remote-endpoint", "trip", "affinity", "required-opps", "domain-idle-states", "native-mode", "monitored-battery",
    };

    private readonly Dictionary<Node, ILookup<string, Node>> _dependencies = [];

    /// <summary>The nodes that a property refers to.</summary>
    public IEnumerable<Node> Of(Node node, Property property)
    {
        if (property.Name is "phandle" or "linux,phandle")
            return [];
        if (property.References is { } written)
            return written.Where(offset => offset + 4 <= property.Length).Select(property.CellAt).Select(board.Tree.FindPhandle).OfType<Node>();
        if (Lists.Contains(property.Name))
            return property.IsCells ? property.Cells(0, property.CellCount).Select(board.Tree.FindPhandle).OfType<Node>() : [];
        if (!_dependencies.TryGetValue(node, out ILookup<string, Node>? known))
            _dependencies[node] = known = board.Dependencies.Of(node).ToLookup(NameOf, static d => d.Provider);
        return known[property.Name];
    }

    // A controller is referred to by interrupts-extended and interrupt-map; interrupts has only the controller's cells.
    private static string NameOf(Dependency dependency) => dependency.Property is "interrupts" && dependency.Consumer.Find("interrupts-extended") is not null
        ? "interrupts-extended"
        : dependency.Property is "interrupts" ? "" : dependency.Property;
}
