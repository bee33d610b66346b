using Boards.Devicetree.Text;
using Boards.Hardware;

namespace Boards.Microkit.Request.X86;

/// <summary>A pin of an x86 I/O APIC.</summary>
public sealed record IoApicIrqRequest
{
    /// <summary>The pin.</summary>
    public required Declared<ulong> Pin { get; init; }

    /// <summary>The vector, 0 to 107.</summary>
    public required Declared<ulong> Vector { get; init; }

    /// <summary>The declaration.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>Its id; null for the lowest free id.</summary>
    public Declared<int>? Id { get; init; }

    /// <summary>The I/O APIC; null for the first one.</summary>
    public Declared<ulong>? IoApic { get; init; }

    /// <summary>The trigger; null for level.</summary>
    public Declared<InterruptTrigger>? Trigger { get; init; }

    /// <summary>Whether the polarity is low; null for high.</summary>
    public Declared<bool>? ActiveLow { get; init; }

    /// <summary>The symbol that is set to the id.</summary>
    public Declared<string>? SetvarId { get; init; }
}
