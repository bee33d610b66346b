namespace Boards.Microkit.Model.X86;

/// <summary>An <c>ioport</c>: a range of x86 I/O ports.</summary>
/// <param name="Id">Its id, 0 to 61; a count apart from interrupts and channels.</param>
/// <param name="Address">The first port.</param>
/// <param name="Size">Number of ports, above 0.</param>
/// <param name="SetvarId">Symbol that is set to the id, or null.</param>
/// <param name="SetvarAddress">Symbol that is set to the first port, or null.</param>
public sealed record IoPort(int Id, ulong Address, ulong Size, string? SetvarId = null, string? SetvarAddress = null);
