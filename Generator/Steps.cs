namespace Boards.Generator;

/// <summary>Names of the pipeline's steps, by which tests check what was computed again, and why.</summary>
internal static class Steps
{
    /// <summary>The project's options.</summary>
    public const string Options = nameof(Options);

    /// <summary>The additional files, each with its metadata.</summary>
    public const string Files = nameof(Files);

    /// <summary>The compiled boards and the platforms of all files.</summary>
    public const string Sources = nameof(Sources);

    /// <summary>The boards of the project and of its references.</summary>
    public const string Boards = nameof(Boards);

    /// <summary>The boards with a class. Equal as long as the tree is equal.</summary>
    public const string Classes = nameof(Classes);

    /// <summary>The model of a board's C#. It has no locations, so that it is equal as long as the generated C# is equal.</summary>
    public const string Models = nameof(Models);

    /// <summary>The diagnostics that the generator reports for boards.</summary>
    public const string Diagnostics = nameof(Diagnostics);
}
