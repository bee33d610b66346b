using System;

namespace Boards;

/// <summary>Maps a declared memory region into the marked protection domain or virtual machine.</summary>
/// <param name="region">Name of the region.</param>
/// <param name="address">Virtual address, in a machine the guest's physical one: a multiple of the region's page size.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class MapAttribute(string region, ulong address) : Attribute
{
    /// <summary>Name of the region.</summary>
    public string Region { get; } = region;

    /// <summary>Virtual address.</summary>
    public ulong Address { get; } = address;

    /// <summary>Letters of <c>rwx</c>. The default is <c>rw</c>.</summary>
    public string? Permissions { get; set; }

    /// <summary>Whether accesses are cached. The default is true, or false if the region is outside the board's memory.</summary>
    public bool Cached { get; set; }

    /// <summary>On a protection domain: the symbol that is set to the address.</summary>
    public string? Setvar { get; set; }

    /// <summary>On a protection domain: the symbol that is set to the region's size. Since Microkit 2.0.</summary>
    public string? SetvarSize { get; set; }

    /// <summary>
    /// On a protection domain: the symbol that is set to the size of the file that fills the region. Since Microkit 2.2.
    /// </summary>
    public string? SetvarPrefillSize { get; set; }
}
