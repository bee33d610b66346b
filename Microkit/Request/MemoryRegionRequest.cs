using Boards.Devicetree.Text;

namespace Boards.Microkit.Request;

/// <summary>A memory region declared by hand.</summary>
public sealed record MemoryRegionRequest
{
    /// <summary>Its name.</summary>
    public required Declared<string> Name { get; init; }

    /// <summary>The size in bytes; null if it is that of the content.</summary>
    public required Declared<ulong>? Size { get; init; }

    /// <summary>The declaration.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>The physical address; null lets the tool pick it.</summary>
    public Declared<ulong>? PhysicalAddress { get; init; }

    /// <summary>0x1000 or 0x200000; null lets the tool choose.</summary>
    public Declared<ulong>? PageSize { get; init; }

    /// <summary>A file with the initial contents.</summary>
    public Declared<string>? PrefillPath { get; init; }

    /// <summary>The part of the boot information that fills it.</summary>
    public Declared<string>? PrefillBootInfo { get; init; }

    /// <summary>Its content, for readers of the description; null if the user declared the region.</summary>
    public string? Comment { get; init; }
}
