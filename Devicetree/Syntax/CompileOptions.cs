using System.Collections.Immutable;

namespace Boards.Devicetree.Syntax;

/// <summary>The options of the command lines of <c>cpp</c> and <c>dtc</c>.</summary>
public sealed record CompileOptions
{
    /// <summary>Preprocessor on, no include directories, no definitions, a base tree without symbols.</summary>
    public static CompileOptions Default { get; } = new();

    /// <summary>Directories searched after the including file's own, in order (<c>-I</c>, <c>-i</c>).</summary>
    public ImmutableArray<string> IncludeDirectories { get; init; } = [];

    /// <summary>Macros defined before the first line, each <c>NAME</c> or <c>NAME=VALUE</c> (<c>-D</c>).</summary>
    public ImmutableArray<string> Definitions { get; init; } = [];

    /// <summary>Names undefined before the first line, after <see cref="Definitions"/> (<c>-U</c>).</summary>
    public ImmutableArray<string> Undefinitions { get; init; } = [];

    /// <summary>Whether the C preprocessor runs; without it the source is taken as <c>dtc</c> alone takes it.</summary>
    public bool Preprocess { get; init; } = true;

    /// <summary>Add <c>__symbols__</c> (<c>-@</c>).</summary>
    public bool Symbols { get; init; }

    /// <summary>Add an alias for every label (<c>-A</c>).</summary>
    public bool AutoAliases { get; init; }

    /// <summary>Add fix-ups to a base tree (<c>-L</c>).</summary>
    public bool LocalFixups { get; init; }

    /// <summary>The property for phandles that the compiler assigns (<c>-H</c>).</summary>
    public PhandleProperty Phandles { get; init; } = PhandleProperty.Epapr;

    /// <summary>The boot CPU's id, or null to take it from the tree (<c>-b</c>).</summary>
    public uint? BootCpu { get; init; }
}
