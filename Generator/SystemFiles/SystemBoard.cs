using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Generator.Diagnostics;
using Boards.Generator.References;
using Boards.Generator.Systems;

namespace Boards.Generator.SystemFiles;

/// <summary>Finds the board of a hand-written system.</summary>
internal static class SystemBoard
{
    /// <summary>The board that the project names, its only board, or the only one in the system's folder; otherwise null and the diagnostic.</summary>
    public static KnownBoard? Find(SystemSource system, KnownBoards boards, out Diagnostic? objection)
    {
        KnownBoard[] found = system.Board is not { } name ? [.. Unnamed(boards, system.Path)] : [.. Named(boards, name)];
        objection = (system.Board, found.Length) switch
        {
            (_, 1) => null,
            (null, 0) => ConfigurationDiagnostics.NoBoard(system.Path),
            (null, _) => ConfigurationDiagnostics.SeveralBoards(system.Path, found.Select(BoardChoice.NameOf)),
            ({ } unknown, 0) => ConfigurationDiagnostics.UnknownBoard(system.Path, unknown, boards.All.Select(BoardChoice.NameOf)),
            ({ } ambiguous, _) => ConfigurationDiagnostics.AmbiguousBoard(system.Path, ambiguous, found.Select(BoardChoice.NameOf)),
        };
        return found.Length == 1 ? found[0] : null;
    }

    private static IEnumerable<KnownBoard> Unnamed(KnownBoards boards, string system)
    {
        KnownBoard[] beside = [.. boards.All.Where(board => board.KnownPath is { } path && FolderOf(path) == FolderOf(system))];
        return beside.Length == 1 ? beside : boards.All;
    }

    private static string FolderOf(string path) => path.Substring(0, path.LastIndexOf('/') + 1);

    // The name is that of a source or the end of its path, or that of a class, with its namespace or, if it is unique, without.
    private static IEnumerable<KnownBoard> Named(KnownBoards boards, string name)
    {
        KnownBoard[] sources = [.. boards.FindSource(name)];
        if (sources.Length > 0)
            return sources;
        return boards.FindClass(name) is { } exact ? [exact] : boards.All.Where(board => board.ClassName.EndsWith("." + name, StringComparison.Ordinal));
    }
}
