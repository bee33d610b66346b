namespace Boards.Devicetree.Tree.Recording;

/// <summary>What a source says at a place.</summary>
internal enum RecordedKind : byte
{
    /// <summary><c>/</c> before the braces of the root.</summary>
    Root,

    /// <summary>The name of a node before its braces.</summary>
    Node,

    /// <summary>A reference before braces: more of a node that is defined elsewhere.</summary>
    Block,

    /// <summary>A label of a node, with its colon.</summary>
    Label,

    /// <summary>The name of a property.</summary>
    Property,

    /// <summary>A reference in a value.</summary>
    Reference,

    /// <summary>A reference in <c>/delete-node/</c> or <c>/omit-if-no-ref/</c>.</summary>
    NodeDirective,

    /// <summary>The name of a child in <c>/delete-node/</c>.</summary>
    DeletedChild,

    /// <summary>The name in <c>/delete-property/</c>.</summary>
    DeletedProperty,
}
