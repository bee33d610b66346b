using Boards.Devicetree.Text;

namespace Boards.Microkit.Request;

/// <summary>What is declared of a guest's devicetree, and of where its images lie.</summary>
public sealed record GuestTreeRequest
{
    /// <summary>The declaration.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>What becomes of the nodes that the guest does not reach.</summary>
    public UnreachableTreatment Unreachable { get; init; }

    /// <summary>The kernel's command line; null for none.</summary>
    public Declared<string>? BootArguments { get; init; }

    /// <summary>
    /// The console: a path, an alias or a label, and options after a colon. Null for the board's if that is passed, else for the
    /// first serial port that is passed.
    /// </summary>
    public Declared<string>? Console { get; init; }

    /// <summary>Whether services of the firmware stay enabled.</summary>
    public bool AllowFirmware { get; init; }

    /// <summary>Where the kernel's image is loaded; null for the first 2 MiB of the RAM, and the text offset.</summary>
    public Declared<ulong>? KernelAddress { get; init; }

    /// <summary>Bytes of the kernel's image in memory (<c>image_size</c> of its header); null where it is not known.</summary>
    public Declared<ulong>? KernelSize { get; init; }

    /// <summary>The <c>text_offset</c> of the kernel's header; null for 0, which all have since Linux 5.10.</summary>
    public Declared<ulong>? KernelTextOffset { get; init; }

    /// <summary>Where the guest's devicetree is loaded; null for the last free 2 MiB of the RAM.</summary>
    public Declared<ulong>? DevicetreeAddress { get; init; }

    /// <summary>Where the initrd is loaded; null for the last free multiple of 2 MiB of the RAM where it fits.</summary>
    public Declared<ulong>? InitrdAddress { get; init; }

    /// <summary>Bytes of the initrd, or the most that it may have; null where there is none.</summary>
    public Declared<ulong>? InitrdSize { get; init; }

    /// <summary>What is laid over the devicetree, in order.</summary>
    public ValueList<GuestFileRequest> Overlays { get; init; } = [];

    /// <summary>A devicetree that is written by hand, in place of the one that is made; null for that.</summary>
    public GuestFileRequest? Source { get; init; }

    /// <summary>Whether code gets the flattened devicetree.</summary>
    public bool IsEmbedded { get; init; }
}
