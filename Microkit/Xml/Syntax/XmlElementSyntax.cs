using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Text;

namespace Boards.Microkit.Xml.Syntax;

/// <summary>An element as written in a file.</summary>
/// <param name="QualifiedName">Its name, with its prefix where it has one.</param>
/// <param name="Attributes">In the order of the file.</param>
/// <param name="NameLocation">The name in the start tag.</param>
internal sealed record XmlElementSyntax(string QualifiedName, ImmutableArray<XmlAttributeSyntax> Attributes, SourceLocation NameLocation)
{
    /// <summary>The name without its prefix: namespaces make no difference to Microkit.</summary>
    public string Name { get; } = QualifiedName.Substring(QualifiedName.IndexOf(':') + 1);

    /// <summary>Whether its end was read, so that what is not in it is not there.</summary>
    public bool IsComplete { get; set; }

    /// <summary>The elements in it.</summary>
    public List<XmlElementSyntax> Children { get; } = [];

    /// <summary>The text directly in it, where it is more than blanks: a place for each run.</summary>
    public List<SourceLocation> Texts { get; } = [];

    /// <summary>The attribute of a name without a prefix; null where there is none.</summary>
    public XmlAttributeSyntax? Find(string name) => Attributes.FirstOrDefault(a => string.Equals(a.Name, name, StringComparison.Ordinal));
}
