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

    /// <summary>A region of the size of its contents: a file, rounded up to pages, or one page of boot information.</summary>
    /// <param name="name">Its name: unique among the regions.</param>
    public MemoryRegionAttribute(string name) => Name = name;

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Bytes; 0 if the size is that of the contents.</summary>
    public ulong Size { get; }

    /// <summary>Its physical address. By default, Microkit's tool chooses the memory.</summary>
    public ulong PhysicalAddress { get; set; }

    /// <summary>0x1000 or 0x200000. By default, Microkit's tool uses the larger one if everything is aligned to it.</summary>
    public ulong PageSize { get; set; }

    /// <summary>A file with the initial contents, in the search path of Microkit's tool. Since Microkit 2.2.</summary>
    public string? PrefillPath { get; set; }

    /// <summary>The part of the kernel's boot information that is the initial contents; not together with a file. Since Microkit 2.3.</summary>
    public BootInfo PrefillBootInfo { get; set; }
}
