namespace Boards.Generator.Model;

/// <summary>A label or an alias.</summary>
/// <param name="Name">The name in the source.</param>
/// <param name="Node">The position in <see cref="BoardModel.Nodes"/> of its node.</param>
internal sealed record ShortcutModel(string Name, int Node);
