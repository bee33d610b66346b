using System;

namespace Boards;

/// <summary>
/// Declares a Microkit system: the root of a system description. The static partial classes nested in the marked
/// class mirror the elements of the description.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MicrokitSystemAttribute : Attribute
{
    /// <summary>A system on the board of a referenced assembly.</summary>
    /// <param name="board">The generated class of the board.</param>
    public MicrokitSystemAttribute(Type board) => Board = board;

    /// <summary>A system on a board of this project.</summary>
    /// <param name="source">The devicetree source by file name, or by the end of its path where names repeat.</param>
    public MicrokitSystemAttribute(string source) => Source = source;

    /// <summary>The generated class of the board, or null where <see cref="Source"/> names it.</summary>
    public Type? Board { get; }

    /// <summary>The devicetree source, or null where <see cref="Board"/> names it.</summary>
    public string? Source { get; }

    /// <summary>
    /// The version of Microkit that the description is for: <c>sel4cp</c>, <c>1.3</c>, <c>1.4</c>, <c>2.0</c>,
    /// <c>2.1</c>, <c>2.2</c> or <c>2.3</c>. The default is the project's <c>MicrokitVersion</c>, or the
    /// last version.
    /// </summary>
    public string? Version { get; set; }
}
