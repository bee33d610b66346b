namespace Boards.Generator;

/// <summary>Names of the pipeline's steps, by which tests see what was computed again and why.</summary>
internal static class Steps
{
    /// <summary>The additional files, each with what the project says of it.</summary>
    public const string Sources = nameof(Sources);

    /// <summary>What the project says of all devicetree sources.</summary>
    public const string Options = nameof(Options);

    /// <summary>The compiled boards. Equal while everything that a board reached is equal.</summary>
    public const string Compiled = nameof(Compiled);

    /// <summary>What the C# of a board is made from. Without positions: equal while the board means the same.</summary>
    public const string Board = nameof(Board);

    /// <summary>What the generator reports of all boards.</summary>
    public const string Diagnostics = nameof(Diagnostics);

    /// <summary>The platforms that the project states.</summary>
    public const string Platforms = nameof(Platforms);

    /// <summary>The boards of each referenced assembly.</summary>
    public const string Referenced = nameof(Referenced);

    /// <summary>The boards of the project and of its references.</summary>
    public const string Known = nameof(Known);
}
