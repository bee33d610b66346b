namespace Boards.Hardware.Dependencies;

/// <summary>The format of a property's references, and what they mean.</summary>
/// <param name="Name">The property; a <c>*</c> at its start or end, or at both, matches any text.</param>
/// <param name="Cells">The provider's property with the number of arguments; null where there are never any.</param>
/// <param name="Default">Arguments where the provider lacks that property; null where that is an error.</param>
/// <param name="Kind">What is needed of a provider that is nothing special.</param>
/// <param name="Follows">Whether what the provider needs in turn is needed, too.</param>
internal sealed record ReferenceProperty(
    string Name, string? Cells, int? Default = null, DependencyKind Kind = DependencyKind.Registers, bool Follows = true)
{
    /// <summary>Whether only the first cell is a phandle: what follows it are offsets and masks, in a number that the provider does not state.</summary>
    public bool IsFirstOnly { get; init; }

    /// <summary>Whether the name alone makes it likely: a vendor's property, which may be a number on another board.</summary>
    public bool IsProbable { get; init; }
}
