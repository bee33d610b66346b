using System.Collections.Immutable;
using Boards.Devicetree.Text;

namespace Boards.Microkit.Xml.Syntax;

/// <summary>A file of XML, as far as it could be read.</summary>
public sealed record XmlDocumentSyntax
{
    /// <summary>The root element; null where there is none.</summary>
    public required XmlElementSyntax? Root { get; init; }

    /// <summary>What ended the reading, or nothing.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }
}
