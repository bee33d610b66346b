using System.Collections.Immutable;
using Boards.Devicetree.Text;

namespace Boards.Microkit.Xml.Syntax;

/// <summary>A file of XML, as far as it could be read.</summary>
/// <param name="Root">The root element; null where there is none.</param>
/// <param name="Diagnostics">What ended the reading, or nothing.</param>
internal sealed record XmlDocumentSyntax(XmlElementSyntax? Root, ImmutableArray<Diagnostic> Diagnostics);
