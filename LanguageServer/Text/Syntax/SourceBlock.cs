using System.Collections.Generic;
using Boards.Devicetree.Sources;

namespace Boards.LanguageServer.Text.Syntax;

/// <summary>A part of a file in braces, with what precedes them; or the whole file.</summary>
internal sealed class SourceBlock(SourceBlock? parent, int start, IReadOnlyList<SourceToken> labels, SourceToken? name, int open)
{
    /// <summary>The block around it; null for the file.</summary>
    public SourceBlock? Parent { get; } = parent;

    /// <summary>The offset of its first label, or of its name.</summary>
    public int Start { get; } = start;

    /// <summary>The labels before the name, with their colons.</summary>
    public IReadOnlyList<SourceToken> Labels { get; } = labels;

    /// <summary>The name, the reference or the <c>/</c> before the braces; null for the file, and if there is none.</summary>
    public SourceToken? Name { get; } = name;

    /// <summary>The offset of the opening brace; -1 for the file.</summary>
    public int Open { get; } = open;

    /// <summary>The offset of the closing brace; -1 while there is none.</summary>
    public int Close { get; set; } = -1;

    /// <summary>The offset after its end.</summary>
    public int End { get; set; }

    /// <summary>The blocks in it.</summary>
    public List<SourceBlock> Blocks { get; } = [];

    /// <summary>The properties in it, and other statements.</summary>
    public List<SourceStatement> Statements { get; } = [];

    /// <summary>Whether an offset is between its braces.</summary>
    public bool Holds(int offset) => offset > Open && (Close < 0 ? offset <= End : offset <= Close);
}
