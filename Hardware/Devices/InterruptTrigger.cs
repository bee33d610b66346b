namespace Boards.Hardware;

/// <summary>The trigger of an interrupt at the root controller. seL4 does not distinguish polarity.</summary>
public enum InterruptTrigger
{
    /// <summary>Level-sensitive; Microkit's default.</summary>
    Level,

    /// <summary>Edge-triggered.</summary>
    Edge,
}
