using Boards.Devicetree.Text;

namespace Boards.Microkit.Xml.Syntax;

/// <summary>An attribute as written in a file. Declarations of namespaces are not among them.</summary>
/// <param name="Name">Its name, with its prefix where it has one.</param>
/// <param name="Value">Its value, references replaced.</param>
/// <param name="NameLocation">The name.</param>
/// <param name="ValueLocation">The text between the quotes.</param>
internal sealed record XmlAttributeSyntax(string Name, string Value, SourceLocation NameLocation, SourceLocation ValueLocation)
{
    /// <summary>The name without its prefix.</summary>
    public string LocalName => Name.Substring(Name.IndexOf(':') + 1);

    /// <summary>Whether it has a prefix, so that nothing looks it up.</summary>
    public bool HasPrefix => Name.IndexOf(':') >= 0;
}
