namespace Boards.Devicetree.Text;

/// <summary>A further place that a diagnostic names, and what it has to do with it.</summary>
/// <param name="Location">The place.</param>
/// <param name="Message">What is there: "included from here", "macro defined here", "first defined here".</param>
public readonly record struct RelatedLocation(SourceLocation Location, string Message)
{
    /// <summary>Whether it is the place within a macro's definition from which the text comes.</summary>
    internal bool IsMacroDefinition { get; init; }

    /// <summary>Whether it is a macro to which the text was given.</summary>
    internal bool IsMacroArgument { get; init; }
}
