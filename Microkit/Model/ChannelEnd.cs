namespace Boards.Microkit.Model;

/// <summary>An <c>end</c> of a channel.</summary>
/// <param name="ProtectionDomain">Who holds it.</param>
/// <param name="Id">0 to 61, in one count with the domain's interrupts.</param>
/// <param name="Notify">Whether it may notify the other end; null for the tool's default, true.</param>
/// <param name="ProtectedCalls">Whether it may call the other end, whose priority must be higher; null for false.</param>
/// <param name="SetvarId">Symbol that is set to the id, or null.</param>
public sealed record ChannelEnd(
    string ProtectionDomain, int Id, bool? Notify = null, bool? ProtectedCalls = null, string? SetvarId = null);
