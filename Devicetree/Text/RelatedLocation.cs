namespace Boards.Devicetree.Text;

/// <summary>A further place that a diagnostic names, and what it has to do with it.</summary>
/// <param name="Location">The place.</param>
/// <param name="Message">What is there: "included from here", "macro defined here", "first defined here".</param>
public readonly record struct RelatedLocation(SourceLocation Location, string Message);
