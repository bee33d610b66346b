using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Checks;
using Boards.Devicetree.Hardware;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree;

/// <summary>What is to be said of a board beyond its language: by the checks of the tree and by the hardware layer.</summary>
public static class BoardDiagnostics
{
    // The hardware layer follows an address or an interrupt to its end and says what comes of it. Where that is what a
    // check of the tree says of the same place, once is enough.
    private static readonly ImmutableDictionary<string, ImmutableArray<string>> SaidByHardware = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal)
    {
        ["BRD1012"] = ["BRD2003"],
        ["BRD1013"] = ["BRD2003"],
        ["BRD1024"] = ["BRD2005"],
        ["BRD1040"] = ["BRD2102", "BRD2103", "BRD2104", "BRD2105"],
        ["BRD1066"] = ["BRD2101", "BRD2102", "BRD2103", "BRD2104", "BRD2105"],
        ["BRD1068"] = ["BRD2106", "BRD2107"],
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>The diagnostics of both, each mistake told once.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="board">The board that the tree resolves to.</param>
    /// <param name="language">What the language said: where a value holds an error, what follows from the value is not told as well.</param>
    /// <param name="cancel">Ends the work early, with an exception.</param>
    public static ImmutableArray<Diagnostic> Of(DeviceTree tree, Board board, ImmutableArray<Diagnostic> language, CancellationToken cancel = default)
    {
        SourceLocation[] errors = [.. language.Where(static diagnostic => diagnostic.Severity == Severity.Error).Select(static diagnostic => diagnostic.Location)];
        HashSet<(string Id, SourceLocation Location)> told = [.. board.Diagnostics.Select(static diagnostic => (diagnostic.Id, diagnostic.Location))];
        IEnumerable<Diagnostic> checks = TreeChecks.Run(tree, cancel: cancel).Where(diagnostic =>
            !SaidByHardware.TryGetValue(diagnostic.Id, out ImmutableArray<string> same) || !same.Any(id => told.Contains((id, diagnostic.Location))));
        return [.. checks.Concat(board.Diagnostics).Where(diagnostic => !errors.Any(error => Holds(diagnostic.Location, error)))];
    }

    private static bool Holds(SourceLocation value, SourceLocation error) =>
        error.Length > 0 && value.Start <= error.Start && error.Start + error.Length <= value.Start + value.Length
        && string.Equals(value.Path, error.Path, StringComparison.Ordinal);
}
