namespace Boards;

/// <summary>The level at which an x86 interrupt line is active: the <c>polarity</c> of Microkit's <c>irq</c> element.</summary>
public enum Polarity
{
    /// <summary>Active high.</summary>
    High,

    /// <summary>Active low.</summary>
    Low,
}
