using System;
using System.Collections.Immutable;
using System.Linq;

namespace Boards.Microkit.Xml.Grammar;

/// <summary>An element in the place where it may stand.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Versions">The versions that take it.</param>
/// <param name="Attributes">What it may have.</param>
internal sealed record ElementGrammar(string Name, VersionSet Versions, ImmutableArray<AttributeGrammar> Attributes)
{
    /// <summary>The elements that may stand in it; null where Microkit does not look at what stands in it.</summary>
    public Func<ImmutableArray<ElementGrammar>>? Children { get; init; }

    /// <summary>The attribute of a name; null where there is none in any version.</summary>
    public AttributeGrammar? Attribute(string name) => Attributes.FirstOrDefault(a => string.Equals(a.Name, name, StringComparison.Ordinal));

    /// <summary>The element of a name that may stand in it; null where none may in any version.</summary>
    public ElementGrammar? Child(string name) => Children?.Invoke().FirstOrDefault(c => string.Equals(c.Name, name, StringComparison.Ordinal));
}
