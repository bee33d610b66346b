using Boards.Devicetree.Syntax.Parsing;
using Boards.Devicetree.Tree.Building;

namespace Boards.Devicetree.Preambles;

/// <summary>What all sources of a batch put what they make into.</summary>
internal sealed class PreambleStock
{
    /// <summary>The strings that names become.</summary>
    public NameTable Names { get; } = new();

    /// <summary>Where the bytes of values go.</summary>
    public ByteArena Bytes { get; } = new();
}
