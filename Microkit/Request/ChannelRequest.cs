using Boards.Devicetree.Text;

namespace Boards.Microkit.Request;

/// <summary>A channel between two protection domains.</summary>
/// <param name="First">One end.</param>
/// <param name="Second">The other.</param>
/// <param name="Location">The declaration.</param>
public sealed record ChannelRequest(ChannelEndRequest First, ChannelEndRequest Second, SourceLocation Location);
