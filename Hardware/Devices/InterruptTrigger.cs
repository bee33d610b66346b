namespace Boards.Hardware;

/// <summary>How the root interrupt controller sees an interrupt. seL4 knows no polarity.</summary>
public enum InterruptTrigger
{
    /// <summary>Level-sensitive; Microkit's default.</summary>
    Level,

    /// <summary>Edge-triggered.</summary>
    Edge,
}
