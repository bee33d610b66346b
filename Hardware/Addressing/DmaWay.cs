namespace Boards.Hardware.Addressing;

/// <summary>A bus that translates DMA addresses on their way to memory, and the buses after it.</summary>
/// <param name="Table">The bus's <c>dma-ranges</c>, which is not empty.</param>
/// <param name="Next">The next bus; null if addresses are those of the CPU.</param>
internal sealed record DmaWay(WindowTable Table, DmaWay? Next);
