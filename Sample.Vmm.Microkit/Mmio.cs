using System.Threading;

namespace Sample.Vmm.Microkit;

/// <summary>The registers of a device, 32 bits each.</summary>
/// <param name="address">The address of the first one in the protection domain: <c>Devices.NAME.Address</c> of its class.</param>
public readonly unsafe struct Mmio(ulong address)
{
    private readonly ulong _address = address;

    /// <summary>The register at an offset. Each access is done exactly once, in program order.</summary>
    public uint this[uint offset]
    {
        get => Volatile.Read(ref *(uint*)(_address + offset));
        set => Volatile.Write(ref *(uint*)(_address + offset), value);
    }
}
