using System;

namespace Boards;

/// <summary>
/// Declares a <c>memory_region</c> of the marked system by hand. Regions of passed devices and of guest memory need
/// no declaration.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class MemoryRegionAttribute : Attribute
{
    /// <summary>A region of a size.</summary>
    /// <param name="name">Its name: unique among the regions.</param>
    /// <param name="size">Bytes: a multiple of the page size.</param>
    public MemoryRegionAttribute(string name, ulong size)
    {
        Name = name;
        Size = size;
    }

    /// <summary>A region of the size of what fills it: a file's in whole pages, or one page of boot information.</summary>
    /// <param name="name">Its name: unique among the regions.</param>
    public MemoryRegionAttribute(string name) => Name = name;

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Bytes; 0 where it is that of what fills it.</summary>
    public ulong Size { get; }

    /// <summary>Its physical address. Where it is not given, the tool picks the memory.</summary>
    public ulong PhysicalAddress { get; set; }

    /// <summary>0x1000 or 0x200000. Where it is not given, the tool takes the larger if everything is aligned to it.</summary>
    public ulong PageSize { get; set; }

    /// <summary>A file with the initial contents, which the tool looks for in its search path. Since Microkit 2.2.</summary>
    public string? PrefillPath { get; set; }

    /// <summary>What of the boot information are the initial contents; not beside a file. Since Microkit 2.3.</summary>
    public BootInfo PrefillBootInfo { get; set; }
}
