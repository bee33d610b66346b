namespace Boards.Devicetree.Text;

/// <summary>A further place that a diagnostic names, and what it has to do with it.</summary>
public readonly record struct RelatedLocation
{
    /// <summary>A further place.</summary>
    /// <param name="location">The place.</param>
    /// <param name="message">What is there.</param>
    public RelatedLocation(SourceLocation location, string message)
    {
        Location = location;
        Message = message;
    }

    /// <summary>The place.</summary>
    public SourceLocation Location { get; init; }

    /// <summary>What is there: "included from here", "macro defined here", "first defined here".</summary>
    public string Message { get; init; }

    /// <summary>Whether it is the place within a macro's definition from which the text comes.</summary>
    public bool IsMacroDefinition { get; internal init; }

    /// <summary>Whether it is a macro to which the text was given.</summary>
    public bool IsMacroArgument { get; internal init; }
}
