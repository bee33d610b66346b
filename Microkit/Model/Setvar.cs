namespace Boards.Microkit.Model;

/// <summary>A <c>setvar</c>: a symbol of the program set to the physical address of a memory region.</summary>
/// <param name="Symbol">A 64-bit variable of the program.</param>
/// <param name="Region">Name of a region with a physical address.</param>
public sealed record Setvar(string Symbol, string Region);
