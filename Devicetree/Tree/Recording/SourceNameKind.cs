namespace Boards.Devicetree.Tree.Recording;

/// <summary>The kinds of names in a source.</summary>
public enum SourceNameKind : byte
{
    /// <summary><c>/</c> before the braces of the root.</summary>
    Root,

    /// <summary>The name of a node before its braces.</summary>
    Node,

    /// <summary>A reference before braces.</summary>
    Block,

    /// <summary>A label of a node.</summary>
    Label,

    /// <summary>The name of a property.</summary>
    Property,

    /// <summary>A reference in a value.</summary>
    Reference,

    /// <summary>A reference in a directive at the top level.</summary>
    NodeDirective,

    /// <summary>A child in <c>/delete-node/</c>.</summary>
    DeletedChild,

    /// <summary>A property in <c>/delete-property/</c>.</summary>
    DeletedProperty,

    /// <summary>A use of a macro.</summary>
    Macro,

    /// <summary>The name of a macro where it is defined.</summary>
    MacroDefinition,

    /// <summary>The name of an included file.</summary>
    Include,
}
