using Boards.Devicetree.Text;

namespace Boards.Microkit.Request;

/// <summary>A memory region declared by hand.</summary>
public sealed record MemoryRegionRequest
{
    /// <summary>Its name.</summary>
    public required Declared<string> Name { get; init; }

    /// <summary>Bytes; null where they are those of what fills it.</summary>
    public required Declared<ulong>? Size { get; init; }

    /// <summary>The declaration.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>Where it lies; null lets the tool pick.</summary>
    public Declared<ulong>? PhysicalAddress { get; init; }

    /// <summary>0x1000 or 0x200000; null lets the tool choose.</summary>
    public Declared<ulong>? PageSize { get; init; }

    /// <summary>A file with the initial contents.</summary>
    public Declared<string>? PrefillPath { get; init; }

    /// <summary>What of the boot information fills it.</summary>
    public Declared<string>? PrefillBootInfo { get; init; }

    /// <summary>What is in it, for a reader of the description; null where the user declared it.</summary>
    public string? Comment { get; init; }
}
