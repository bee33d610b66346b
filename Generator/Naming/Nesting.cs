namespace Boards.Generator.Naming;

/// <summary>The limits on the nesting of classes and nodes.</summary>
internal static class Nesting
{
    /// <summary>
    /// The deepest level of nested classes; compilers recurse into them. The classes of deeper nodes are siblings in the
    /// innermost class, each with a hash of the node's path in its name.
    /// </summary>
    public const int DeepestLevel = 32;

    /// <summary>The depth below which nodes have no class, because their paths alone would make the generated file too large.</summary>
    public const int DeepestNode = 1024;
}
