namespace Boards;

/// <summary>The part of the kernel's boot information that fills a memory region (<c>prefill_bootinfo</c>).</summary>
public enum BootInfo
{
    /// <summary><c>fdt</c>: the flattened devicetree that was passed to the kernel.</summary>
    Fdt,

    /// <summary><c>x86_vbe</c>: the VESA BIOS extensions' information.</summary>
    X86Vbe,

    /// <summary><c>x86_mbmmap</c>: the memory map of Multiboot.</summary>
    X86MultibootMemoryMap,

    /// <summary><c>x86_acpi_rsdp</c>: the root pointer of ACPI.</summary>
    X86AcpiRsdp,

    /// <summary><c>x86_framebuffer</c>: the frame buffer.</summary>
    X86FrameBuffer,

    /// <summary><c>x86_tsc_freq</c>: the frequency of the time-stamp counter.</summary>
    X86TscFrequency,
}
