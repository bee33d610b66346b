using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Generator.Diagnostics;
using Boards.Microkit;

namespace Boards.Generator.Sources;

/// <summary>The boards of a project that have a class.</summary>
/// <param name="Boards">The boards.</param>
/// <param name="Diagnostics">Reported for the others.</param>
internal sealed record BoardClasses(ValueList<BoardClass> Boards, ValueList<Diagnostic> Diagnostics)
{
    /// <summary>The board of a file; none if the file is not a board, or the board has no class.</summary>
    public IEnumerable<BoardClass> Of(DtsFile file) => file.IsBoard ? Boards.Where(board => board.Board.Path == file.Path) : [];

    /// <summary>
    /// The first board by path gets the name of a class. Names that differ only in case are the same, because they are the same file on
    /// some systems.
    /// </summary>
    public static BoardClasses Assign(ProjectSources sources, ProjectCode code)
    {
        CompiledBoard[] boards = [.. sources.Boards.Where(static board => board.Board is not null)];
        if (code.HidesSystem is { } hides)
            return new BoardClasses([], boards.Length == 0 ? [] : [hides]);
        HashSet<CompiledBoard> others = [];
        List<Diagnostic> diagnostics = [];
        foreach (IGrouping<string, CompiledBoard> rivals in boards.GroupBy(static board => board.Name.FullName, StringComparer.OrdinalIgnoreCase))
        {
            CompiledBoard[] sorted = [.. rivals.OrderBy(static board => board.Path, StringComparer.Ordinal)];
            foreach (CompiledBoard other in sorted.Skip(1))
            {
                others.Add(other);
                diagnostics.Add(ConfigurationDiagnostics.DuplicateClass(other.Path, other.Name.FullName, sorted[0].Path));
            }
        }

        return new BoardClasses(
            boards.Where(board => !others.Contains(board)).Select(board => new BoardClass(board, code.HasNullable)).ToValueList(),
            diagnostics.ToValueList());
    }
}
