using System;

namespace Boards;

/// <summary>
/// Says how the DMA of the devices that are passed to the marked virtual machine reaches its memory. The description and the
/// devicetree of the guest follow from it. The default is <see cref="DmaMethod.Identity"/>.
/// </summary>
/// <param name="method">The method.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GuestDmaAttribute(DmaMethod method) : Attribute
{
    /// <summary>The method.</summary>
    public DmaMethod Method { get; } = method;

    /// <summary>Bytes of the pool: a multiple of the page size. The default is 0x800000. Without effect for other methods.</summary>
    public ulong PoolSize { get; set; }

    /// <summary>
    /// The physical address of the pool, which is also that in the guest. The default is free memory in reach of the devices.
    /// Without effect for other methods.
    /// </summary>
    public ulong PoolAddress { get; set; }
}
