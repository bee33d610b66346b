using Boards.Devicetree.Text;

namespace Boards.Microkit.Xml.Syntax;

/// <summary>Text between elements, without the blanks around it.</summary>
/// <param name="Location">Its location.</param>
/// <param name="Tag">The tag that it would be with a <c>&lt;</c> before it, up to its name: <c>map</c>, <c>/map</c>; null if it does not look like one.</param>
internal sealed record XmlTextSyntax(SourceLocation Location, string? Tag);
