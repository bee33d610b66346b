namespace Boards.Microkit.Platforms;

/// <summary>A user's choice of the line of an interrupt whose controller chooses one at run time.</summary>
public readonly record struct LineChoice
{
    /// <summary>The path of the node that raises the interrupt.</summary>
    public required string Path { get; init; }

    /// <summary>The position in its <c>interrupts</c>.</summary>
    public required int Index { get; init; }

    /// <summary>The number that seL4 uses.</summary>
    public required uint Number { get; init; }
}
