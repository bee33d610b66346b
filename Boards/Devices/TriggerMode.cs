namespace Boards;

/// <summary>How an interrupt is signalled: the <c>trigger</c> of Microkit's <c>irq</c> element.</summary>
public enum TriggerMode
{
    /// <summary>Level-sensitive.</summary>
    Level,

    /// <summary>Edge-triggered.</summary>
    Edge,
}
