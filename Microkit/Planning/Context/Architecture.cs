namespace Boards.Microkit.Planning.Context;

/// <summary>The architecture of a board's CPUs.</summary>
internal enum Architecture
{
    /// <summary>The devicetree does not say.</summary>
    Unknown,

    /// <summary>Arm.</summary>
    Arm,

    /// <summary>RISC-V.</summary>
    RiscV,

    /// <summary>x86.</summary>
    X86,
}
