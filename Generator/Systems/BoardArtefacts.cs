using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Boards.Generator.References;
using Boards.Microkit;
using Boards.Microkit.Artefacts;

namespace Boards.Generator.Systems;

/// <summary>Makes the artefacts of the boards of a project.</summary>
internal static class BoardArtefacts
{
    /// <summary>The artefacts of all boards, of the kinds that are made from boards.</summary>
    public static IEnumerable<Artefact> Make(KnownBoards boards, ValueList<ArtefactKind> kinds, CancellationToken cancel)
    {
        BoardArtefactKind[] made = [.. kinds.OfType<BoardArtefactKind>()];
        return made.Length == 0 ? [] : boards.OfProject
            .GroupBy(static board => board.Name, StringComparer.OrdinalIgnoreCase)
            // Boards with the same name in several namespaces have files with their full names.
            .SelectMany(static same => same.Select(board => (board.Board, Name: same.Skip(1).Any() ? board.ClassName : board.Name)))
            .SelectMany(board => made.SelectMany(kind => kind.Make(board.Name, board.Board, cancel)));
    }
}
