using Boards.Devicetree.Text;

namespace Boards.Microkit.Request;

/// <summary>What is declared about a guest's devicetree, and about the addresses of its images.</summary>
public sealed record GuestTreeRequest
{
    /// <summary>The declaration.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>What happens to the nodes that the guest does not reach.</summary>
    public UnreachableTreatment Unreachable { get; init; }

    /// <summary>The kernel's command line; null for none.</summary>
    public Declared<string>? BootArguments { get; init; }

    /// <summary>
    /// The console: a path, an alias or a label, and options after a colon. Null for the board's console if it is passed, otherwise for
    /// the first serial port that is passed.
    /// </summary>
    public Declared<string>? Console { get; init; }

    /// <summary>Whether firmware services stay enabled.</summary>
    public bool AllowFirmware { get; init; }

    /// <summary>The address at which the kernel's image is loaded; null for the first 2 MiB of the RAM, plus the text offset.</summary>
    public Declared<ulong>? KernelAddress { get; init; }

    /// <summary>The bytes of the kernel's image in memory (<c>image_size</c> of its header); null if it is not known.</summary>
    public Declared<ulong>? KernelSize { get; init; }

    /// <summary>The <c>text_offset</c> of the kernel's header; null for 0, which all kernels have since Linux 5.10.</summary>
    public Declared<ulong>? KernelTextOffset { get; init; }

    /// <summary>The address at which the guest's devicetree is loaded; null for the last free 2 MiB of the RAM.</summary>
    public Declared<ulong>? DevicetreeAddress { get; init; }

    /// <summary>The address at which the initrd is loaded; null for the last multiple of 2 MiB in the RAM at which there is room for it.</summary>
    public Declared<ulong>? InitrdAddress { get; init; }

    /// <summary>The size of the initrd in bytes, or its maximum size; null if there is none.</summary>
    public Declared<ulong>? InitrdSize { get; init; }

    /// <summary>The files that are applied to the devicetree, in order.</summary>
    public ValueList<GuestFileRequest> Overlays { get; init; } = [];

    /// <summary>A hand-written devicetree that replaces the generated one; null for the generated one.</summary>
    public GuestFileRequest? Source { get; init; }

    /// <summary>Whether the flattened devicetree is embedded in code.</summary>
    public bool IsEmbedded { get; init; }
}
