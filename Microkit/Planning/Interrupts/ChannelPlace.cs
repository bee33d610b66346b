namespace Boards.Microkit.Planning.Interrupts;

/// <summary>One end of a channel.</summary>
/// <param name="Class">What C# calls the protection domain; empty where nothing does.</param>
/// <param name="ProtectionDomain">Its name.</param>
/// <param name="Other">Name of the domain at the other end.</param>
/// <param name="Id">The id of this end.</param>
public sealed record ChannelPlace(string Class, string ProtectionDomain, string Other, int Id);
