namespace Boards.Devicetree.Text;

/// <summary>A further place that a diagnostic refers to, and how it is related.</summary>
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

    /// <summary>Whether it is the use of a macro to which the text was passed.</summary>
    public bool IsMacroArgument { get; internal init; }
}
