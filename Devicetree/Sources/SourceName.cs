using Boards.Devicetree.Text;
using Boards.Devicetree.Tree.Recording;

namespace Boards.Devicetree.Sources;

/// <summary>A word of a source, and what it names in the tree.</summary>
public sealed record SourceName
{
    /// <summary>The kind of the name.</summary>
    public required SourceNameKind Kind { get; init; }

    /// <summary>The location of the word, with the punctuation of a reference.</summary>
    public required SourceLocation At { get; init; }

    /// <summary>The path of the node that it names, or whose property it is; null if there is none.</summary>
    public string? Node { get; init; }

    /// <summary>The name, label, property, macro or path, without punctuation.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the file has exactly these characters; text from a macro has the location of the macro.</summary>
    public required bool IsWritten { get; init; }

    /// <summary>For a reference, the path of the node that contains it.</summary>
    public string? Owner { get; init; }

    /// <summary>For the use of a macro that is expanded, the number of its expansion; otherwise -1.</summary>
    public int Expansion { get; init; } = -1;

    /// <summary>The offset after it.</summary>
    public int End => At.Start + At.Length;

    /// <summary>Whether it refers to a node, by label or by path.</summary>
    public bool IsReference => Kind is SourceNameKind.Block or SourceNameKind.Reference or SourceNameKind.NodeDirective;

    /// <summary>Whether it is a definition of a node or a part of one.</summary>
    public bool IsDefinition => Kind is SourceNameKind.Root or SourceNameKind.Node or SourceNameKind.Block;

    /// <summary>The location of the name alone.</summary>
    public SourceLocation NameAt => IsReference && IsWritten
        ? At.Length > Name.Length + 1 ? Part(2, At.Length - 3) : Part(1, At.Length - 1)
        : At;

    /// <summary>A part of the location, on one line.</summary>
    public SourceLocation Part(int start, int length) => new(
        At.Path, At.Start + start, length, new LinePosition(At.From.Line, At.From.Column + start), new LinePosition(At.From.Line, At.From.Column + start + length));
}
