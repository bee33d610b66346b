using System;

namespace Boards;

/// <summary>
/// Declares a <c>memory_region</c> of the marked system by hand. Regions of passed devices and of guest memory need
/// no declaration.
/// </summary>
/// <param name="name">Its name: unique among the regions.</param>
/// <param name="size">Bytes: a multiple of the page size.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class MemoryRegionAttribute(string name, ulong size) : Attribute
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Bytes.</summary>
    public ulong Size { get; } = size;

    /// <summary>Its physical address. Where it is not given, the tool picks the memory.</summary>
    public ulong PhysicalAddress { get; set; }

    /// <summary>0x1000 or 0x200000. Where it is not given, the tool takes the larger if everything is aligned to it.</summary>
    public ulong PageSize { get; set; }

    /// <summary>A file with the initial contents.</summary>
    public string? PrefillPath { get; set; }
}
