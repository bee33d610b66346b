namespace Boards.Hardware.Addressing;

/// <summary>The buses that translate DMA addresses on their way to memory: one, and those after it.</summary>
/// <param name="Table">The bus's <c>dma-ranges</c>, which is not empty.</param>
/// <param name="Next">The next bus; null where addresses are those of the CPU.</param>
internal sealed record DmaWay(WindowTable Table, DmaWay? Next);
