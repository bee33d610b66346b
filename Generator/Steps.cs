namespace Boards.Generator;

/// <summary>Names of the pipeline's steps, with which tests check what was computed again and why.</summary>
internal static class Steps
{
    /// <summary>The additional files, each with its metadata.</summary>
    public const string Sources = nameof(Sources);

    /// <summary>The project's options.</summary>
    public const string Options = nameof(Options);

    /// <summary>The compiled boards. Equal while the source and its includes are equal.</summary>
    public const string Compiled = nameof(Compiled);

    /// <summary>The model of a board's C#. Without locations, so that it is equal while the generated C# is.</summary>
    public const string Board = nameof(Board);

    /// <summary>What the generator reports of all boards.</summary>
    public const string Diagnostics = nameof(Diagnostics);

    /// <summary>The project's platforms.</summary>
    public const string Platforms = nameof(Platforms);

    /// <summary>The boards of each referenced assembly.</summary>
    public const string Referenced = nameof(Referenced);

    /// <summary>The boards of the project and of its references.</summary>
    public const string Known = nameof(Known);
}
