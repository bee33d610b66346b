using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Tree;

namespace Boards.Microkit;

/// <summary>The values of a tree that could not be read, and those whose layout depends on one of them.</summary>
internal static class UnreadableValues
{
    private static readonly string[] OfAddresses = ["reg", "ranges", "dma-ranges"];
    private static readonly string[] OfInterrupts = ["interrupts", "interrupts-extended", "interrupt-map"];

    /// <summary>Finds these values. Most trees have none.</summary>
    public static IEnumerable<Property> In(DeviceTree tree)
    {
        foreach (Node node in tree.Nodes)
        {
            foreach (Property property in node.Properties.Where(static property => property.IsUnreadable))
            {
                yield return property;
                foreach (Property dependent in LaidOutBy(tree, node, property.Name))
                    yield return dependent;
            }
        }
    }

    // Devicetree Specification, 2.3.5, 2.3.8 and 2.4: a node's cell counts apply to the addresses of its children, and to specifiers
    // anywhere; its ranges translate all addresses below it. A node is not used if it, or a node around it, is disabled (2.3.4).
    private static IEnumerable<Property> LaidOutBy(DeviceTree tree, Node node, string property) => property switch
    {
        CellCount.Address or CellCount.Size => node.Children.Append(node).SelectMany(static each => Those(each, OfAddresses)),
        "ranges" => node.Children.SelectMany(Below).SelectMany(static each => Those(each, OfAddresses)),
        "status" => Below(node).SelectMany(static each => Those(each, [.. OfAddresses, .. OfInterrupts])),
        CellCount.Interrupt => tree.Nodes.SelectMany(static each => Those(each, OfInterrupts)),
        _ => [],
    };

    private static IEnumerable<Node> Below(Node node) => node.Children.SelectMany(Below).Prepend(node);

    private static IEnumerable<Property> Those(Node node, string[] names) =>
        node.Properties.Where(property => Array.IndexOf(names, property.Name) >= 0);
}
