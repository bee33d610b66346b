namespace Boards.Hardware;

/// <summary>The kind of an interrupt controller, for a kernel that must drive it.</summary>
public enum ControllerFamily
{
    /// <summary>The node is not an interrupt controller.</summary>
    None,

    /// <summary>An interrupt controller that is none of the following.</summary>
    Other,

    /// <summary>Arm GIC, version 1 or 2.</summary>
    ArmGicV2,

    /// <summary>Arm GIC, version 3 or 4.</summary>
    ArmGicV3,

    /// <summary>The controller of TI's OMAP and AM33xx.</summary>
    OmapIntc,

    /// <summary>The per-core controller of Broadcom's BCM2836.</summary>
    Bcm2836L1,

    /// <summary>A hart's own interrupt controller (RISC-V).</summary>
    RiscvCpu,

    /// <summary>RISC-V PLIC.</summary>
    RiscvPlic,

    /// <summary>RISC-V APLIC.</summary>
    RiscvAplic,

    /// <summary>RISC-V IMSIC.</summary>
    RiscvImsic,

    /// <summary>I/O APIC of a PC.</summary>
    IoApic,

    /// <summary>Local APIC of the CPUs of a PC.</summary>
    LocalApic,
}
