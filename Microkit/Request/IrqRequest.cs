using Boards.Devicetree.Text;
using Boards.Hardware;

namespace Boards.Microkit.Request;

/// <summary>An interrupt declared by number.</summary>
public sealed record IrqRequest
{
    /// <summary>The kernel's number.</summary>
    public required Declared<uint> Number { get; init; }

    /// <summary>The declaration.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>Its id; null for the lowest free id.</summary>
    public Declared<int>? Id { get; init; }

    /// <summary>The trigger; null for that of the board's device, or for level if there is no such device.</summary>
    public Declared<InterruptTrigger>? Trigger { get; init; }

    /// <summary>The symbol that is set to the id.</summary>
    public Declared<string>? SetvarId { get; init; }

    /// <summary>The device that raises it, for readers of the description; null if none is known.</summary>
    public string? Comment { get; init; }
}
