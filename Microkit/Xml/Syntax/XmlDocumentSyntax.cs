using System.Collections.Immutable;
using Boards.Devicetree.Text;

namespace Boards.Microkit.Xml.Syntax;

/// <summary>An XML file, as far as it could be read.</summary>
public sealed record XmlDocumentSyntax
{
    /// <summary>The root element; null if there is none.</summary>
    public required XmlElementSyntax? Root { get; init; }

    /// <summary>The mistakes that were found; empty if there are none.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }
}
