using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Checks;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Platforms;

namespace Boards.Microkit;

/// <summary>The diagnostics of a board other than those of the language: of the checks of the tree and of the hardware layer.</summary>
public static class BoardDiagnostics
{
    // Rules that yield to another rule at the same location, or at a location that the diagnostic itself points to.
    private static readonly ImmutableDictionary<string, ImmutableArray<string>> SaidBy = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal)
    {
        // The hardware layer follows an address or an interrupt to its end and reports the consequence.
        ["BRD1012"] = ["BRD2003"],
        ["BRD1013"] = ["BRD2003"],
        ["BRD1024"] = ["BRD2005"],
        ["BRD1040"] = ["BRD2102", "BRD2103", "BRD2104", "BRD2105"],
        ["BRD1066"] = ["BRD2101", "BRD2102", "BRD2104", "BRD2105"],
        ["BRD1068"] = ["BRD2106", "BRD2107"],

        // The checks report once, at the place to edit; the hardware layer reports each device that is affected.
        ["BRD2010"] = ["BRD1008"],
        ["BRD2103"] = ["BRD1041", "BRD1066", "BRD1067"],
        ["BRD2106"] = ["BRD1041", "BRD1067"],
        ["BRD2201"] = ["BRD1005"],
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>The diagnostics of both. <see cref="Once"/> leaves out those that repeat another.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="board">The board that the tree resolves to.</param>
    /// <param name="language">The diagnostics of the language: if a value has an error, what follows from the value is not reported too.</param>
    /// <param name="cancel">Ends the work early, with an exception.</param>
    public static ImmutableArray<Diagnostic> Of(DeviceTree tree, Sel4Board board, ImmutableArray<Diagnostic> language, CancellationToken cancel = default)
    {
        SourceLocation[] errors = [.. language.Where(static diagnostic => diagnostic.Severity == Severity.Error).Select(static diagnostic => diagnostic.Location)];
        HashSet<(string Id, SourceLocation Location)> counted = [.. Failures(board)];
        counted.ExceptWith(board.Diagnostics.Select(static diagnostic => (diagnostic.Id, diagnostic.Location)));
        IEnumerable<Diagnostic> checks = TreeChecks.Run(tree, cancel: cancel).Where(diagnostic =>
            !SaidBy.TryGetValue(diagnostic.Id, out ImmutableArray<string> others) || !others.Any(id => counted.Contains((id, diagnostic.Location))));
        return [.. checks.Concat(board.Diagnostics).Where(diagnostic => !errors.Any(error => Holds(diagnostic.Location, error)))];
    }

    /// <summary>Each mistake once.</summary>
    /// <param name="found">What was found, without what comments switch off.</param>
    /// <param name="isTold">Whether a diagnostic is shown: if the best one for a mistake is switched off, another one for the same mistake is reported.</param>
    public static ImmutableArray<Diagnostic> Once(IEnumerable<Diagnostic> found, Func<Diagnostic, bool>? isTold = null)
    {
        ImmutableArray<Diagnostic> all = [.. found];
        HashSet<(string Id, SourceLocation Location)> places = [.. all.Where(isTold ?? IsShown).Select(static diagnostic => (diagnostic.Id, diagnostic.Location))];
        return [.. all.Where(diagnostic => !SaidBy.TryGetValue(diagnostic.Id, out ImmutableArray<string> others) || !others.Any(id => IsSaid(diagnostic, id)))];

        bool IsSaid(Diagnostic diagnostic, string id) =>
            places.Contains((id, diagnostic.Location)) || diagnostic.Related.Any(related => places.Contains((id, related.Location)));
    }

    private static bool IsShown(Diagnostic diagnostic) => diagnostic.Severity > Severity.Hidden;

    // A mistake that affects many interrupts is reported at one of them, with the number of the others.
    private static IEnumerable<(string Id, SourceLocation Location)> Failures(Sel4Board board) =>
        from device in board.Devices
        where device.Node.Find("interrupts") is not null
        from interrupt in device.Interrupts
        where interrupt.FailedBy is not null
        select (interrupt.FailedBy, device.Node.Find("interrupts")!.ValueLocation);

    private static bool Holds(SourceLocation value, SourceLocation error) =>
        error.Length > 0 && value.Start <= error.Start && error.Start + error.Length <= value.Start + value.Length
        && string.Equals(value.Path, error.Path, StringComparison.Ordinal);
}
