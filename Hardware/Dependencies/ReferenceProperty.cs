namespace Boards.Hardware.Dependencies;

/// <summary>The format of a property's references, and what they mean.</summary>
/// <param name="Name">The property; a <c>*</c> at its start or end matches any text.</param>
/// <param name="Cells">The provider's property with the number of arguments; null where there are never any.</param>
/// <param name="Default">Arguments where the provider lacks that property; null where that is an error.</param>
/// <param name="Kind">What is needed of a provider that is nothing special.</param>
/// <param name="Follows">Whether what the provider needs in turn is needed, too.</param>
internal sealed record ReferenceProperty(
    string Name, string? Cells, int? Default = null, DependencyKind Kind = DependencyKind.Registers, bool Follows = true);
