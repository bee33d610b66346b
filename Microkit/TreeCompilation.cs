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
using Boards.Microkit.Platforms;

namespace Boards.Microkit;

/// <summary>
/// A tree compiled from its sources, and its diagnostics. They are final: those that comments in the sources switch off are left out,
/// each mistake is reported once, and they are ordered by file (the source first, then in the order of the first inclusion), position
/// and id.
/// </summary>
public sealed class TreeCompilation
{
    private readonly string _path;
    private readonly CompileResult _result;

    private TreeCompilation(string path, CompileResult result)
    {
        _path = path;
        _result = result;
        Final = new FinalDiagnostics(path, result.Dependencies, result.Suppressions);
        LanguageDiagnostics = Final.Of(result.Diagnostics);
    }

    /// <summary>The tree; after errors, it contains what could be compiled.</summary>
    public DeviceTree Tree => _result.Tree;

    /// <summary>Whether the source is an overlay (<c>/plugin/</c>).</summary>
    public bool IsPlugin => _result.IsPlugin;

    /// <summary>
    /// Every path that was requested, found or not, in the order of the first request. The result is valid as long as none of them
    /// changes, appears or disappears.
    /// </summary>
    public ImmutableArray<string> Dependencies => _result.Dependencies;

    /// <summary>The diagnostics that comments in the sources switch off.</summary>
    public DiagnosticSuppressions Suppressions => _result.Suppressions;

    /// <summary>The diagnostics of the language: those that the reference compiler reports while it reads.</summary>
    public ImmutableArray<Diagnostic> LanguageDiagnostics { get; }

    /// <summary>The path of the source.</summary>
    internal string Path => _path;

    /// <summary>Decides which diagnostics are reported.</summary>
    internal FinalDiagnostics Final { get; }

    /// <summary>The diagnostics of the language, before that decision.</summary>
    internal ImmutableArray<Diagnostic> Found => _result.Diagnostics;

    /// <summary>Compiles a source, or reads a blob, and applies the other files to it. No content of the files causes an exception.</summary>
    /// <param name="file">The source or the blob.</param>
    /// <param name="overlays">The files that are applied on top of it, in order.</param>
    /// <param name="sources">The provider of included files.</param>
    /// <param name="options">The options of the command line.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was requested.</exception>
    public static TreeCompilation Compile(
        DevicetreeFile file, ImmutableArray<DevicetreeFile> overlays, ISourceProvider sources, CompileOptions options, CancellationToken cancel = default) =>
        new(file.Path, LayeredCompiler.Compile(file, overlays, sources, options, cancel));

    /// <summary>The diagnostics of the language and of the checks of the tree.</summary>
    /// <param name="least">Checks with a lower severity are not run.</param>
    /// <param name="cancel">Ends the work early.</param>
    public ImmutableArray<Diagnostic> GetDiagnostics(Severity least, CancellationToken cancel = default) =>
        Final.Of(Found.Concat(OfReadable(Check(least, cancel))));

    /// <summary>Resolves the hardware of the tree, and its platform.</summary>
    /// <param name="options">Facts that are not in the tree.</param>
    /// <param name="cancel">Ends the work early.</param>
    public BoardCompilation Resolve(Sel4Options? options = null, CancellationToken cancel = default) =>
        new(this, Sel4Board.Resolve(Tree, options, cancel));

    /// <summary>The diagnostics of the checks.</summary>
    internal ImmutableArray<Diagnostic> Check(Severity least, CancellationToken cancel) => TreeChecks.Run(Tree, least, cancel);

    /// <summary>
    /// Diagnostics of later layers, without those of rules that wait for an error in the sources. While a file is missing, or braces do
    /// not match, there are none, because almost all of them would be consequences.
    /// </summary>
    internal IEnumerable<Diagnostic> OfWhole(IEnumerable<Diagnostic> diagnostics) =>
        Tree.IsIncomplete ? [] : Found.IsEmpty ? diagnostics : diagnostics.Where(d => d.Rule.WaitsFor.IsEmpty || !Found.Any(error => d.Rule.WaitsFor.Contains(error.Rule)));

    /// <summary>The same, without those about a value that could not be read, or about a name that has an error.</summary>
    internal IEnumerable<Diagnostic> OfReadable(IEnumerable<Diagnostic> diagnostics)
    {
        if (Found.IsEmpty)
            return diagnostics;
        SourceLocation[] errors = [.. Found.Where(static d => d.Severity == Severity.Error).Select(static d => d.Location)];
        SourceLocation[] unreadable = [.. UnreadableValues.In(Tree).Select(static property => property.ValueLocation)];
        return OfWhole(diagnostics).Where(d => !errors.Any(error => Holds(d.Location, error))
            && !unreadable.Any(value => Holds(value, d.Location) || Holds(d.Location, value) || d.Related.Any(related => Holds(value, related.Location))));
    }

    private static bool Holds(SourceLocation outer, SourceLocation inner) =>
        inner.Length > 0 && outer.Start <= inner.Start && inner.Start + inner.Length <= outer.Start + outer.Length
        && string.Equals(outer.Path, inner.Path, StringComparison.Ordinal);
}
