using Boards.Devicetree.Text;

namespace Boards.Microkit.Request;

/// <summary>A symbol that is set to a region's physical address.</summary>
public sealed record SetvarRequest
{
    /// <summary>The symbol.</summary>
    public required Declared<string> Symbol { get; init; }

    /// <summary>The region.</summary>
    public required Declared<string> Region { get; init; }

    /// <summary>The declaration.</summary>
    public required SourceLocation Location { get; init; }
}
