namespace Boards.Microkit.Model;

/// <summary>A <c>channel</c>: two protection domains that may notify one another.</summary>
/// <param name="First">One end.</param>
/// <param name="Second">The other.</param>
public sealed record Channel(ChannelEnd First, ChannelEnd Second);
