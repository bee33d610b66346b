using Boards.Devicetree.Text;
using Boards.Hardware;

namespace Boards.Microkit.Request;

/// <summary>An interrupt declared by number.</summary>
public sealed record IrqRequest
{
    /// <summary>What the kernel sees.</summary>
    public required Declared<uint> Number { get; init; }

    /// <summary>The declaration.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>Its id; null for the lowest free.</summary>
    public Declared<int>? Id { get; init; }

    /// <summary>Null for the trigger of the board's device, or level if there is no such device.</summary>
    public Declared<InterruptTrigger>? Trigger { get; init; }

    /// <summary>Symbol set to the id.</summary>
    public Declared<string>? SetvarId { get; init; }

    /// <summary>Which device raises it, for a reader of the description; null where none is known.</summary>
    public string? Comment { get; init; }
}
