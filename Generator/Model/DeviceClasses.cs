using System;
using System.Linq;
using Boards.Generator.Naming;
using Microsoft.CodeAnalysis;

namespace Boards.Generator.Model;

/// <summary>The generated classes of a board's nodes, as they are in a compilation.</summary>
public static class DeviceClasses
{
    /// <summary>The class of a node; null if the board has none.</summary>
    /// <param name="board">The class of the board.</param>
    /// <param name="path">The path of the node.</param>
    public static INamedTypeSymbol? Find(INamedTypeSymbol board, string path)
    {
        if (PathOf(board) == path)
            return board;
        // Labels and aliases refer to nodes, but are not nodes themselves.
        return board.GetTypeMembers()
            .Where(member => PathOf(member) is { } above && (path == above || path.StartsWith(above + "/", StringComparison.Ordinal)))
            .Select(member => Find(member, path))
            .FirstOrDefault(static found => found is not null);
    }

    /// <summary>The path of a class's node; null if it is not the class of a node. The class of a board has the path of the root.</summary>
    public static string? PathOf(INamedTypeSymbol type) =>
        Marks.Find(type, Marks.DeviceNode) is { ConstructorArguments: [{ Value: string path }, ..] } ? path : null;
}
