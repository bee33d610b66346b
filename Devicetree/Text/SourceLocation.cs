using System;

namespace Boards.Devicetree.Text;

/// <summary>
/// A stretch of a file, as an editor would select it. Plain values only, so that it can be compared, cached and
/// passed between all layers; a place in C# and a place in a devicetree source look the same.
/// </summary>
/// <param name="Path">The file, as it was named to the compiler.</param>
/// <param name="Start">Zero-based offset of the first UTF-16 code unit.</param>
/// <param name="Length">Number of UTF-16 code units; 0 marks a point between two of them.</param>
/// <param name="From">Line and column of <paramref name="Start"/>.</param>
/// <param name="To">Line and column just after the last code unit.</param>
public readonly record struct SourceLocation(string Path, int Start, int Length, LinePosition From, LinePosition To)
{
    /// <summary>No location: the diagnostic is about a whole input, or about no input.</summary>
    public static SourceLocation None { get; } = new("", 0, 0, default, default);

    /// <summary>The beginning of a file, for diagnostics about the whole file.</summary>
    public static SourceLocation StartOf(string path) => new(path, 0, 0, default, default);

    /// <summary>Whether there is a file to go to.</summary>
    public bool IsKnown => Path is { Length: > 0 };

    /// <summary><c>file(line,column)</c>, one-based, as compilers print it.</summary>
    public override string ToString() => FormattableString.Invariant($"{Path}({From.Line + 1},{From.Column + 1})");
}
