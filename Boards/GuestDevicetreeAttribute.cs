using System;

namespace Boards;

/// <summary>
/// Settings of the devicetree of the marked virtual machine's guest, and of the places of its images in the RAM. The devicetree
/// itself is an artefact of every virtual machine: <c>guest-dts</c> and <c>guest-dtb</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GuestDevicetreeAttribute : Attribute
{
    /// <summary>What happens to the nodes that the guest does not reach. By default they are disabled.</summary>
    public UnreachableNodes Unreachable { get; set; }

    /// <summary>The kernel's command line (<c>bootargs</c>). The default is none: that of the board is the host's.</summary>
    public string? BootArguments { get; set; }

    /// <summary>
    /// The console (<c>stdout-path</c>): a path, a label or an alias, and options after a colon, or the name of a
    /// <see cref="VirtualDeviceAttribute"/>. The default is the board's if that is passed, else the first serial port that is passed.
    /// </summary>
    public string? Console { get; set; }

    /// <summary>Whether services of the firmware, such as SCMI, OP-TEE and the secure monitor, stay enabled.</summary>
    public bool AllowFirmware { get; set; }

    /// <summary>Where the kernel is loaded. The default is the first multiple of 2 MiB of the RAM, and the text offset.</summary>
    public ulong KernelAddress { get; set; }

    /// <summary>Bytes that the kernel takes in memory: <c>image_size</c> of its header.</summary>
    public ulong KernelSize { get; set; }

    /// <summary>The <c>text_offset</c> of the kernel's header. The default is 0, which all have since Linux 5.10.</summary>
    public ulong KernelTextOffset { get; set; }

    /// <summary>Where the guest's devicetree is loaded. The default is the last free 2 MiB of the RAM.</summary>
    public ulong DevicetreeAddress { get; set; }

    /// <summary>Where the initrd is loaded. The default is the last free multiple of 2 MiB of the RAM where it fits.</summary>
    public ulong InitrdAddress { get; set; }

    /// <summary>Bytes of the initrd, or the most that it may have. Without it, the guest has no initrd.</summary>
    public ulong InitrdSize { get; set; }

    /// <summary>
    /// Additional files of the project that are laid over the devicetree, in order: plain sources, which refer to nodes by path and
    /// label, and after them overlays (<c>/plugin/</c>). A name is the end of a path.
    /// </summary>
    public string[]? Overlays { get; set; }

    /// <summary>
    /// An additional file of the project: a devicetree that is written by hand, in place of the one that is made. It is compared with
    /// what the virtual machine has. A <c>.dts</c> needs <c>DevicetreeBoard="false"</c>, so that it is not a board of its own.
    /// </summary>
    public string? Source { get; set; }

    /// <summary>
    /// Whether the class gets the flattened devicetree as <c>Devicetree</c>, a <c>ReadOnlySpan&lt;byte&gt;</c> over data of the assembly.
    /// </summary>
    public bool Embed { get; set; }
}
