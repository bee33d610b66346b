using Boards.Devicetree.Text;

namespace Boards.Microkit.Xml.Syntax;

/// <summary>An attribute as written in a file. Declarations of namespaces are not included.</summary>
public sealed record XmlAttributeSyntax
{
    /// <summary>Its name, with its prefix if it has one.</summary>
    public required string Name { get; init; }

    /// <summary>Its value, with references replaced.</summary>
    public required string Value { get; init; }

    /// <summary>The location of the name.</summary>
    public required SourceLocation NameLocation { get; init; }

    /// <summary>The location of the text between the quotes.</summary>
    public required SourceLocation ValueLocation { get; init; }

    /// <summary>The name without its prefix.</summary>
    public string LocalName => Name.Substring(Name.IndexOf(':') + 1);

    /// <summary>Whether it has a prefix, so that it is never looked up.</summary>
    public bool HasPrefix => Name.IndexOf(':') >= 0;
}
