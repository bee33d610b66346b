using Boards.Devicetree.Text;

namespace Boards.Microkit.Request;

/// <summary>A symbol to be set to a region's physical address.</summary>
/// <param name="Symbol">The symbol.</param>
/// <param name="Region">The region.</param>
/// <param name="Location">The declaration.</param>
public sealed record SetvarRequest(Declared<string> Symbol, Declared<string> Region, SourceLocation Location);
