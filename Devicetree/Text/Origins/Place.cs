using System.Collections.Immutable;

namespace Boards.Devicetree.Text;

/// <summary>The location where a person would edit, and the chain of includes and macros that the text comes from.</summary>
internal readonly record struct Place(SourceLocation Location, ImmutableArray<RelatedLocation> Related)
{
    /// <summary>No place at all.</summary>
    public static Place None { get; } = new(SourceLocation.None, []);

    /// <summary>This place with one more location, which comes first.</summary>
    public Place With(SourceLocation location, string message) =>
        location.IsKnown ? this with { Related = Related.Insert(0, new RelatedLocation(location, message)) } : this;
}
