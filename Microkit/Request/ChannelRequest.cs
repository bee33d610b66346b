using Boards.Devicetree.Text;

namespace Boards.Microkit.Request;

/// <summary>A channel between two protection domains.</summary>
public sealed record ChannelRequest
{
    /// <summary>One end.</summary>
    public required ChannelEndRequest First { get; init; }

    /// <summary>The other end.</summary>
    public required ChannelEndRequest Second { get; init; }

    /// <summary>The declaration.</summary>
    public required SourceLocation Location { get; init; }
}
