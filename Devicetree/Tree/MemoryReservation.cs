using Boards.Devicetree.Text;

namespace Boards.Devicetree.Tree;

/// <summary>A <c>/memreserve/</c> entry: physical memory to keep out of.</summary>
/// <param name="Address">Physical address.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Location">The entry in the source.</param>
public readonly record struct MemoryReservation(ulong Address, ulong Size, SourceLocation Location);
