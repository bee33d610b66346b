using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Generator.Naming;
using Boards.Generator.References;
using Boards.Generator.Sources;
using Boards.Generator.Systems.Declarations;
using Boards.Microkit.Rules;
using Diagnostic = Boards.Devicetree.Text.Diagnostic;

namespace Boards.Generator.Systems;

/// <summary>Finds the board that a system names.</summary>
internal static class BoardChoice
{
    /// <summary>The board, or null and the diagnostic, unless the compiler reports the name.</summary>
    public static KnownBoard? Find(KnownBoards boards, BoardReference reference, out Diagnostic? objection)
    {
        KnownBoard[] found = [.. reference.IsClass ? OfClass(boards, reference.Name) : boards.FindSource(reference.Name)];
        objection = found.Length switch
        {
            1 => null,
            0 when reference.IsUndefined => null,
            0 => SystemDiagnostics.UnknownBoard(reference.Name, Names(boards, reference), reference.Location),
            _ => SystemDiagnostics.AmbiguousBoard(reference.Name, found.Select(NameOf), reference.Location),
        };
        return found.Length == 1 ? found[0] : null;
    }

    /// <summary>The board as a user would name it.</summary>
    public static string NameOf(KnownBoard board) => board.KnownPath is { } path ? FilePath.NameOf(path) : board.ClassName;

    // A class of this project is not resolved while the generator runs, so it may be written without its namespace.
    private static KnownBoard[] OfClass(KnownBoards boards, string name) => boards.FindClass(name) is { } exact
        ? [exact]
        : [.. boards.OfProject.Where(board => board.ClassName.EndsWith("." + name, StringComparison.Ordinal))];

    private static IEnumerable<string> Names(KnownBoards boards, BoardReference reference) =>
        reference.IsClass ? boards.All.Select(static board => board.ClassName) : boards.All.Select(static board => board.KnownPath is null ? $"typeof({board.ClassName})" : NameOf(board));
}
