using System;

namespace Boards;

/// <summary>Gives the marked protection domain a range of I/O ports (<c>ioport</c>). On x86, since Microkit 2.1.</summary>
/// <param name="address">The first port.</param>
/// <param name="size">Number of ports, above 0.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class IoPortAttribute(ulong address, ulong size) : Attribute
{
    /// <summary>The first port.</summary>
    public ulong Address { get; } = address;

    /// <summary>Number of ports.</summary>
    public ulong Size { get; } = size;

    /// <summary>Its id, 0 to 61, counted separately from interrupts and channels. The default is the lowest free id.</summary>
    public int Id { get; set; }

    /// <summary>The symbol that is set to the id.</summary>
    public string? SetvarId { get; set; }

    /// <summary>The symbol that is set to the first port.</summary>
    public string? SetvarAddress { get; set; }
}
