using Boards.Devicetree.Text;

namespace Boards.LanguageServer.Text.Model;

/// <summary>A word of a source, and what it names in the tree.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="At">Where it is, with the punctuation of a reference.</param>
/// <param name="Node">The path of the node that it names, or whose property it is; null if there is none.</param>
/// <param name="Name">The name, label, property, macro or path, without punctuation.</param>
/// <param name="IsWritten">Whether the file has these very characters; what a macro gives has the place of the macro.</param>
/// <param name="Owner">For a reference, the path of the node in whose braces it is.</param>
/// <param name="Index">For the use of a macro, its number.</param>
internal sealed record Occurrence(OccurrenceKind Kind, SourceLocation At, string? Node, string Name, bool IsWritten, string? Owner = null, int Index = -1)
{
    /// <summary>The offset after it.</summary>
    public int End => At.Start + At.Length;

    /// <summary>Whether it refers to a node, by label or by path.</summary>
    public bool IsReference => Kind is OccurrenceKind.Block or OccurrenceKind.Reference or OccurrenceKind.NodeDirective;

    /// <summary>Whether it is a definition of a node or a part of one.</summary>
    public bool IsDefinition => Kind is OccurrenceKind.Root or OccurrenceKind.Node or OccurrenceKind.Block;

    /// <summary>The place of the name alone.</summary>
    public SourceLocation NameAt => IsReference && IsWritten
        ? At.Length > Name.Length + 1 ? Part(2, At.Length - 3) : Part(1, At.Length - 1)
        : At;

    /// <summary>A part of the place, on one line.</summary>
    public SourceLocation Part(int start, int length) => new(
        At.Path, At.Start + start, length, new LinePosition(At.From.Line, At.From.Column + start), new LinePosition(At.From.Line, At.From.Column + start + length));
}
