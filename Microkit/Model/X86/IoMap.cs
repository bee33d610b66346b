namespace Boards.Microkit.Model.X86;

/// <summary>An <c>iomap</c>.</summary>
/// <param name="Region">Name of the memory region.</param>
/// <param name="Address">The address that the device uses.</param>
/// <param name="Permissions">Letters of <c>rw</c>, one at least.</param>
public sealed record IoMap(string Region, ulong Address, string Permissions);
