namespace Boards.Microkit.Request;

/// <summary>How the DMA of passed devices reaches the memory of a guest.</summary>
public enum DmaMode
{
    /// <summary>The guest sees its memory at the physical address.</summary>
    Identity,

    /// <summary>The devicetree of the guest has the difference of the addresses (Devicetree Specification, 2.3.9).</summary>
    Offset,

    /// <summary>Devices access a pool, which the guest sees at its physical address (Linux, reserved-memory/shared-dma-pool.yaml).</summary>
    BouncePool,
}
