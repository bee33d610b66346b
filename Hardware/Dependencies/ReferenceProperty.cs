namespace Boards.Hardware.Dependencies;

/// <summary>The format of a property's references, and what they mean.</summary>
/// <param name="Name">The property; a <c>*</c> at its start or end, or at both, matches any text.</param>
/// <param name="Cells">The provider's property with the number of arguments; null if there are never arguments.</param>
/// <param name="Default">The number of arguments if the provider lacks that property; null if that is an error.</param>
/// <param name="Kind">What is needed from an ordinary provider.</param>
/// <param name="Follows">Whether the provider's own dependencies are needed, too.</param>
internal sealed record ReferenceProperty(
    string Name, string? Cells, int? Default = null, DependencyKind Kind = DependencyKind.Registers, bool Follows = true)
{
    /// <summary>Whether only the first cell is a phandle; offsets and masks follow, whose number the provider does not declare.</summary>
    public bool IsFirstOnly { get; init; }

    /// <summary>Whether only the name suggests a reference: a vendor's property, which may be a number on another board.</summary>
    public bool IsProbable { get; init; }
}
