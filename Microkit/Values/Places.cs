using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Microkit;

/// <summary>Further places of a diagnostic.</summary>
public static class Places
{
    /// <summary>The place of a node's <c>status</c>; empty where it has none.</summary>
    public static ImmutableArray<RelatedLocation> StatusOf(Node node) => node.Find("status") is { } status ? At(status.ValueLocation, "the status") : [];

    /// <summary>One place; empty where it is not known.</summary>
    /// <param name="place">The place.</param>
    /// <param name="message">What is there.</param>
    public static ImmutableArray<RelatedLocation> At(SourceLocation place, string message) => place.IsKnown ? [new RelatedLocation(place, message)] : [];
}
