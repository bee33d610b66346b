using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Text;

namespace Boards.Microkit.Xml.Syntax;

/// <summary>An element as written in a file.</summary>
public sealed record XmlElementSyntax
{
    internal XmlElementSyntax(string qualifiedName, ImmutableArray<XmlAttributeSyntax> attributes, SourceLocation nameLocation)
    {
        QualifiedName = qualifiedName;
        Attributes = attributes;
        NameLocation = nameLocation;
        Name = qualifiedName.Substring(qualifiedName.IndexOf(':') + 1);
    }

    /// <summary>Its name, with its prefix if it has one.</summary>
    public string QualifiedName { get; }

    /// <summary>The name without its prefix: Microkit ignores namespaces.</summary>
    public string Name { get; }

    /// <summary>Its attributes, in the order of the file.</summary>
    public ImmutableArray<XmlAttributeSyntax> Attributes { get; }

    /// <summary>The location of the name in the start tag.</summary>
    public SourceLocation NameLocation { get; }

    /// <summary>Whether its end was read, so that anything that is not in it is really missing.</summary>
    public bool IsComplete { get; internal set; }

    /// <summary>The elements in it.</summary>
    public IReadOnlyList<XmlElementSyntax> Children => Elements;

    /// <summary>The text directly in it, in runs that are more than blanks.</summary>
    internal List<XmlTextSyntax> Texts { get; } = [];

    /// <summary>The elements in it, while they are read.</summary>
    internal List<XmlElementSyntax> Elements { get; } = [];

    /// <summary>The attribute with a name without a prefix; null if there is none.</summary>
    public XmlAttributeSyntax? Find(string name) => Attributes.FirstOrDefault(a => string.Equals(a.Name, name, StringComparison.Ordinal));
}
