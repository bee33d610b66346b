using System;

namespace Boards;

/// <summary>Lets the device of the marked I/O address space reach a memory region (<c>iomap</c>).</summary>
/// <param name="region">Name of the region, of pages of 0x1000 bytes.</param>
/// <param name="address">The address that the device uses: a multiple of the page size.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class IoMapAttribute(string region, ulong address) : Attribute
{
    /// <summary>Name of the region.</summary>
    public string Region { get; } = region;

    /// <summary>The address that the device uses.</summary>
    public ulong Address { get; } = address;

    /// <summary>Letters of <c>rw</c>, at least one. The default is <c>rw</c>.</summary>
    public string? Permissions { get; set; }
}
