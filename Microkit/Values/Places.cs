using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Microkit;

/// <summary>Makes the related locations of a diagnostic.</summary>
public static class Places
{
    /// <summary>The place of a node's <c>status</c>; empty if it has none.</summary>
    public static ImmutableArray<RelatedLocation> StatusOf(Node node) => node.Find("status") is { } status ? At(status.ValueLocation, "the status") : [];

    /// <summary>One place; empty if it is not known.</summary>
    /// <param name="place">The place.</param>
    /// <param name="message">What is there.</param>
    public static ImmutableArray<RelatedLocation> At(SourceLocation place, string message) => place.IsKnown ? [new RelatedLocation(place, message)] : [];
}
