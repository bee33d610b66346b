namespace Boards.Generator.Naming;

/// <summary>How deeply classes are nested as nodes are.</summary>
internal static class Nesting
{
    /// <summary>
    /// How deeply classes are nested; compilers recurse on them. Classes of deeper nodes are siblings in the
    /// innermost, each with a hash of its path in its name.
    /// </summary>
    public const int DeepestLevel = 32;

    /// <summary>The depth below which nodes have no class, because their paths alone would make the generated file too large.</summary>
    public const int DeepestNode = 1024;
}
