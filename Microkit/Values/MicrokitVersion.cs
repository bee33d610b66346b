namespace Boards.Microkit;

/// <summary>
/// A version of Microkit's tool. Versions are distinguished only if the descriptions that they accept differ from those of their
/// neighbours.
/// </summary>
public enum MicrokitVersion
{
    /// <summary>The seL4 Core Platform of 2023 with its first virtual machines: <c>id</c> on the machine and no <c>vcpu</c>.</summary>
    Sel4cp,

    /// <summary>1.3: the first version of the tool in Rust.</summary>
    Version13,

    /// <summary>1.4.</summary>
    Version14,

    /// <summary>2.0: <c>pp</c> and <c>notify</c> on the ends of channels, several virtual CPUs.</summary>
    Version20,

    /// <summary>2.1: several cores, x86, <c>setvar_id</c>.</summary>
    Version21,

    /// <summary>2.2: memory filled from files.</summary>
    Version22,

    /// <summary>2.3: scheduling domains, capabilities, <c>fpu</c>.</summary>
    Version23,
}
