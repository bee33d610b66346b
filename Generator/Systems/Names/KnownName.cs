namespace Boards.Generator.Systems.Names;

/// <summary>A name that a system may use in its declaration.</summary>
public sealed record KnownName
{
    /// <summary>The name, without quotes.</summary>
    public required string Text { get; init; }

    /// <summary>What an editor shows next to the name, such as the <c>compatible</c> of a device; empty for nothing.</summary>
    public string Note { get; init; } = "";

    /// <summary>What it is: one or more lines.</summary>
    public required string Meaning { get; init; }

    /// <summary>Its place in a list, from 0: a name with a lower rank is listed first, and names of the same rank by their text.</summary>
    public int Rank { get; init; }
}
