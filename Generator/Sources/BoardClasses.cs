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
    /// <param name="sources">The boards.</param>
    /// <param name="code">The project's own C#.</param>
    /// <param name="taken">The names of classes that the project's own C# uses for something else.</param>
    public static BoardClasses Assign(ProjectSources sources, ProjectCode code, ValueList<TakenName> taken)
    {
        CompiledBoard[] boards = [.. sources.Boards.Where(static board => board.Board is not null)];
        if (code.Hides is { } hides)
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

        // A name around several boards is reported once.
        foreach (IGrouping<string, TakenName> uses in taken.GroupBy(static use => use.Name, StringComparer.Ordinal))
        {
            CompiledBoard[] without = [.. boards.Where(board => uses.Any(use => use.Class == board.Name.FullName)).OrderBy(static board => board.Path, StringComparer.Ordinal)];
            others.UnionWith(without);
            diagnostics.Add(ConfigurationDiagnostics.TakenName([.. without.Select(static board => board.Path)], without[0].Name.FullName, uses.Key, uses.First().IsNamespace));
        }

        return new BoardClasses(
            boards.Where(board => !others.Contains(board)).Select(board => new BoardClass(board, code.HasNullable)).ToValueList(),
            diagnostics.ToValueList());
    }
}
