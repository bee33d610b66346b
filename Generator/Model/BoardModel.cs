using Boards.Microkit;
namespace Boards.Generator.Model;

/// <summary>The model of a board's C#. It has no locations, so that it is equal as long as the generated C# is equal.</summary>
/// <param name="Namespace">The namespace, or empty for the global one.</param>
/// <param name="ClassName">The board's class.</param>
/// <param name="SourceName">The file name of the source, for the documentation.</param>
/// <param name="Nodes">The nodes in document order, the root first.</param>
/// <param name="Labels">The labels with their nodes, in document order.</param>
/// <param name="Aliases">The aliases with their nodes, in document order.</param>
/// <param name="Manifest">The data of the board for referencing assemblies.</param>
/// <param name="HasNullable">Whether the project's language has nullable reference types.</param>
internal sealed record BoardModel(
    string Namespace,
    string ClassName,
    string SourceName,
    ValueList<NodeModel> Nodes,
    ValueList<ShortcutModel> Labels,
    ValueList<ShortcutModel> Aliases,
    BoardManifest Manifest,
    bool HasNullable)
{
    /// <summary>The class with its namespace.</summary>
    public string FullName => Namespace.Length == 0 ? ClassName : Namespace + "." + ClassName;
}
