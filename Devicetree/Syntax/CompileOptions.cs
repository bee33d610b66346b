using System.Collections.Immutable;
using System.Globalization;

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

    /// <summary>The latest time of <see cref="SourceDateEpoch"/>: the end of the year 9999.</summary>
    public const long LatestSourceDate = 253402300799;

    /// <summary>
    /// The time of <c>__DATE__</c>, <c>__TIME__</c> and <c>__TIMESTAMP__</c>, in seconds since 1970, UTC, up to
    /// <see cref="LatestSourceDate"/>; null for 1970, which is reported if such a macro is used. The time of the build is never
    /// used: the same source always gives the same output.
    /// </summary>
    public long? SourceDateEpoch { get; init; }

    /// <summary>The value of the environment variable <c>SOURCE_DATE_EPOCH</c>; null if it is not a number of seconds in the range.</summary>
    public static long? ReadSourceDateEpoch(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) && seconds <= LatestSourceDate ? seconds : null;

    /// <summary>Whether the C preprocessor runs; without it, the source is read as by <c>dtc</c> alone.</summary>
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
