namespace Boards;

/// <summary>How the DMA of passed devices reaches the memory of a guest, if no IOMMU translates their addresses.</summary>
public enum DmaMethod
{
    /// <summary>The guest sees its memory at the physical address. Works with every driver.</summary>
    Identity,

    /// <summary>
    /// The guest sees its memory at another address, and its devicetree has the difference in <c>dma-ranges</c>. Works with drivers
    /// that use the DMA interface of their kernel.
    /// </summary>
    Offset,

    /// <summary>
    /// Devices access only a pool (<c>restricted-dma-pool</c>) that the guest sees at its physical address, and the guest copies
    /// from and to it. The other memory may be anywhere. Linux needs <c>CONFIG_DMA_RESTRICTED_POOL</c>.
    /// </summary>
    BouncePool,
}
