using Boards.Devicetree.Syntax.Lexing;

namespace Boards.Devicetree.Sources;

/// <summary>A token of a file as it is written, before any macro is expanded.</summary>
/// <param name="Kind">The kind of the token.</param>
/// <param name="Start">The offset of its first code unit in the file.</param>
/// <param name="Length">Its length in code units.</param>
public readonly record struct SourceToken(TokenKind Kind, int Start, int Length)
{
    /// <summary>The offset after it.</summary>
    public int End => Start + Length;
}
