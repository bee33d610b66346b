namespace Boards.Microkit.Xml.Grammar;

/// <summary>An attribute that an element may have.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Versions">The versions that take it.</param>
/// <param name="IsRequired">Whether the element must have it, in those versions.</param>
internal sealed record AttributeGrammar(string Name, VersionSet Versions, bool IsRequired = false)
{
    /// <summary>The element in which other versions have it; null where there is none. That it is of another version says that the attribute is missing.</summary>
    public string? ElementElsewhere { get; init; }
}
