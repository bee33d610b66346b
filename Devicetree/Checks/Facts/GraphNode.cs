using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.Facts;

/// <summary>Ports and endpoints, by the criteria of the reference compiler. Binding: graph.yaml.</summary>
internal static class GraphNode
{
    public static bool IsEndpoint(Node node) => node.IsCalled("endpoint") || node.Find("remote-endpoint") is not null;

    /// <summary>Whether a node has an endpoint. The root cannot be a port.</summary>
    public static bool IsPort(Node node, TreeFacts facts) => node.Parent is not null && facts.WithEndpoints.Contains(node);
}
