namespace Boards.Microkit.Planning.Context;

/// <summary>What a board's processors are.</summary>
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
