using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Devicetree;
using Boards.Devicetree.Checks;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Planning;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;

namespace Boards.Microkit;

/// <summary>
/// A board compiled from its sources, its diagnostics, and the systems on it. Every surface (command line, generator,
/// analyzers) shows these diagnostics unchanged. They are final: those that comments in the sources switch off are left out, each
/// mistake is reported once, and they are ordered by file (the source first, then in the order of the first inclusion; a system's
/// declaration last), position and id.
/// </summary>
public sealed class BoardCompilation
{
    private readonly TreeCompilation _source;

    // Computed on demand: for a board in another assembly, only the systems on it are needed.
    private Diagnostic[]? _found;

    internal BoardCompilation(TreeCompilation source, Sel4Board board)
    {
        _source = source;
        Board = board;
    }

    /// <summary>The board; after errors, of what could be compiled.</summary>
    public Sel4Board Board { get; }

    /// <summary>The tree.</summary>
    public DeviceTree Tree => _source.Tree;

    /// <summary>Whether the source is an overlay (<c>/plugin/</c>), which is not a board.</summary>
    public bool IsPlugin => _source.IsPlugin;

    /// <summary>Every path that was requested, found or not, in the order of the first request.</summary>
    public ImmutableArray<string> Dependencies => _source.Dependencies;

    /// <summary>The diagnostics that comments in the sources switch off.</summary>
    public DiagnosticSuppressions Suppressions => _source.Suppressions;

    /// <summary>Compiles a board. No content of the files causes an exception.</summary>
    /// <param name="file">The source or the blob.</param>
    /// <param name="overlays">The files that are applied on top of it, in order.</param>
    /// <param name="sources">The provider of included files.</param>
    /// <param name="options">The options of the command line.</param>
    /// <param name="platform">Facts that are not in the tree.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was requested.</exception>
    public static BoardCompilation Compile(
        DevicetreeFile file,
        ImmutableArray<DevicetreeFile> overlays,
        ISourceProvider sources,
        CompileOptions options,
        Sel4Options? platform = null,
        CancellationToken cancel = default) =>
        TreeCompilation.Compile(file, overlays, sources, options, cancel).Resolve(platform, cancel);

    /// <summary>The diagnostics of the language, of the checks of the tree, of the hardware and of its seL4 platform.</summary>
    /// <param name="isOff">Whether a rule is switched off, so that another rule may report the same mistake; null if none is.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was requested.</exception>
    public ImmutableArray<Diagnostic> GetDiagnostics(Func<DiagnosticRule, bool>? isOff = null, CancellationToken cancel = default) =>
        _source.Final.Of(isOff?.Invoke(TreeRules.MisspeltName) == true ? Find(reportsMisspellings: false, cancel) : _found ??= Find(reportsMisspellings: true, cancel), isOff);

    /// <summary>
    /// Those of <see cref="GetDiagnostics"/> that break the output (<see cref="DiagnosticRule.BreaksOutput"/>). No check of the tree does,
    /// so none is run.
    /// </summary>
    public ImmutableArray<Diagnostic> GetOutputDiagnostics() =>
        _source.Final.Of(_source.Found.Concat(_source.OfReadable(Board.Diagnostics)).Where(static found => found.Rule.BreaksOutput));

    /// <summary>Plans a declared system on the board.</summary>
    /// <param name="request">The system.</param>
    /// <param name="read">The diagnostics from reading the declaration; they are part of the plan's diagnostics.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <returns>A plan with its final diagnostics, which do not include those of the board.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was requested.</exception>
    public SystemPlan Plan(SystemRequest request, ImmutableArray<Diagnostic> read, CancellationToken cancel = default)
    {
        SystemPlan plan = SystemPlanner.Plan(request, Board, cancel);
        return plan with { Diagnostics = [.. _source.Final.Of(read.Concat(Consequences.Without(read, [.. _source.OfWhole(plan.Diagnostics)])))] };
    }

    /// <summary>Plans the system of a board for which none is declared; see <see cref="DefaultSystem"/>.</summary>
    /// <param name="name">The system's name.</param>
    /// <param name="version">The version of Microkit that it is for.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <returns>A plan with its final diagnostics, which do not include those of the board; comments in the board's sources switch them off.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was requested.</exception>
    public SystemPlan PlanDefault(string name, MicrokitVersion version = MicrokitVersions.Current, CancellationToken cancel = default)
    {
        SystemPlan plan = DefaultSystem.Plan(name, Board, SourceLocation.StartOf(_source.Path), version, cancel);
        return plan with { Diagnostics = [.. _source.Final.Of(_source.OfWhole(plan.Diagnostics))] };
    }

    // A mistake that affects many interrupts is reported at one of them, with the number of the others.
    private IEnumerable<(DiagnosticRule Rule, DiagnosticPlace Place)> Failures() =>
        from device in Board.Devices
        where !device.Interrupts.IsEmpty
        let interrupts = device.Node.Find("interrupts")
        where interrupts is not null
        from interrupt in device.Interrupts
        where interrupt.FailedBy is not null
        select (interrupt.FailedBy, DiagnosticPlace.Of(interrupts.ValueLocation, device.Path));

    private Diagnostic[] Find(bool reportsMisspellings, CancellationToken cancel)
    {
        HashSet<(DiagnosticRule Rule, DiagnosticPlace Place)> counted = [.. Failures()];
        counted.ExceptWith(Board.Diagnostics.Select(static d => (d.Rule, DiagnosticPlace.Of(d))));
        ILookup<DiagnosticPlace, DiagnosticRule> elsewhere = counted.ToLookup(static failure => failure.Place, static failure => failure.Rule);
        ImmutableArray<Diagnostic> checks = _source.Check(Severity.Hidden, cancel);
        bool isMisspelt = reportsMisspellings && checks.Any(static d => d.Rule == TreeRules.MisspeltName);
        IEnumerable<Diagnostic> ofTree = checks.Where(d => !elsewhere[DiagnosticPlace.Of(d)].Any(rule => rule.Replaces.Contains(d.Rule)));
        return [.. _source.Found, .. _source.OfReadable(ofTree.Concat(isMisspelt ? WithoutMisspellings(cancel) : Board.Diagnostics))];
    }

    // A diagnostic whose only cause is the misspelt name of a standard property is not reported, unless the output would be wrong.
    private IEnumerable<Diagnostic> WithoutMisspellings(CancellationToken cancel)
    {
        if (Board.Diagnostics.IsEmpty || TreeChecks.WithStandardNames(Tree, cancel) is not { } corrected)
            return Board.Diagnostics;
        HashSet<(DiagnosticRule, string)> others = [.. Sel4Board.Resolve(corrected, Board.Options, cancel).Diagnostics.Select(static other => (other.Rule, other.Message))];
        return Board.Diagnostics.Where(found => found.Rule.BreaksOutput || others.Contains((found.Rule, found.Message)));
    }
}
