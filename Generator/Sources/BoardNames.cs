using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Generator.Diagnostics;
using Boards.Generator.Model;
using Boards.Microkit;

namespace Boards.Generator.Sources;

/// <summary>Which board has which class, if several have the same class name.</summary>
/// <param name="Losers">The paths of the sources without a class.</param>
/// <param name="Diagnostics">One for each of them.</param>
internal sealed record BoardNames(ValueList<string> Losers, ValueList<Diagnostic> Diagnostics)
{
    /// <summary>Whether a board has its class.</summary>
    public bool HasClass(CompiledBoard board) => board.Board is not null && !Losers.Contains(board.Path);

    /// <summary>
    /// The first by path has the name. Classes that differ only in case are the same, as their files are on some systems.
    /// </summary>
    public static BoardNames Assign(ImmutableArray<CompiledBoard> boards)
    {
        List<string> losers = [];
        List<Diagnostic> diagnostics = [];
        foreach (IGrouping<string, CompiledBoard> rivals in boards.Where(static board => board.Board is not null).GroupBy(static board => board.Name.FullName, StringComparer.OrdinalIgnoreCase))
        {
            List<CompiledBoard> sorted = [.. rivals.OrderBy(static board => board.Path, StringComparer.Ordinal)];
            foreach (CompiledBoard loser in sorted.Skip(1))
            {
                losers.Add(loser.Path);
                diagnostics.Add(ConfigurationDiagnostics.DuplicateClass(loser.Path, loser.Name.FullName, sorted[0].Path));
            }
        }

        return new BoardNames(losers.ToValueList(), diagnostics.ToValueList());
    }
}
