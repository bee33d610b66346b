namespace Boards.Microkit.Model;

/// <summary>An <c>irq</c>. Its kinds differ by how the interrupt is named.</summary>
/// <param name="Id">The id under which the protection domain is notified, 0 to 61.</param>
/// <param name="SetvarId">Symbol that is set to the id, or null.</param>
/// <param name="Comment">Which device raises it, or null.</param>
public abstract record Irq(int Id, string? SetvarId, string? Comment);
