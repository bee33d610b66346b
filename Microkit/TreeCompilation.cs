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
/// A tree compiled from its sources, and what is reported about it. Diagnostics are final: without those that comments in the
/// sources switch off, each mistake once, ordered by file (the source first, then in the order of the first inclusion), position
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

    /// <summary>The tree; after errors it holds what was good.</summary>
    public DeviceTree Tree => _result.Tree;

    /// <summary>Whether the source is an overlay (<c>/plugin/</c>).</summary>
    public bool IsPlugin => _result.IsPlugin;

    /// <summary>
    /// Every path that was asked for, found or not, in the order of the first question. While none of them changes, appears or
    /// vanishes, the result is valid.
    /// </summary>
    public ImmutableArray<string> Dependencies => _result.Dependencies;

    /// <summary>What comments in the sources switch off.</summary>
    public DiagnosticSuppressions Suppressions => _result.Suppressions;

    /// <summary>The diagnostics of the language: what the reference compiler reports while it reads.</summary>
    public ImmutableArray<Diagnostic> LanguageDiagnostics { get; }

    /// <summary>The path of the source.</summary>
    internal string Path => _path;

    /// <summary>Decides what is reported.</summary>
    internal FinalDiagnostics Final { get; }

    /// <summary>The diagnostics of the language, without that decision.</summary>
    internal ImmutableArray<Diagnostic> Found => _result.Diagnostics;

    /// <summary>Compiles a source, or reads a blob, and lays the other files over it. Nothing that the files hold makes it throw.</summary>
    /// <param name="file">The source or the blob.</param>
    /// <param name="overlays">What is laid over it, in order.</param>
    /// <param name="sources">Where included files come from.</param>
    /// <param name="options">What the command line would say.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was requested.</exception>
    public static TreeCompilation Compile(
        DevicetreeFile file, ImmutableArray<DevicetreeFile> overlays, ISourceProvider sources, CompileOptions options, CancellationToken cancel = default) =>
        new(file.Path, LayeredCompiler.Compile(file, overlays, sources, options, cancel));

    /// <summary>The diagnostics of the language and of the checks of the tree.</summary>
    /// <param name="least">Checks of less severity are not made.</param>
    /// <param name="cancel">Ends the work early.</param>
    public ImmutableArray<Diagnostic> GetDiagnostics(Severity least, CancellationToken cancel = default) =>
        Final.Of(Found.Concat(OfReadable(Check(least, cancel))));

    /// <summary>Resolves the hardware of the tree, and what seL4 makes of it.</summary>
    /// <param name="options">Facts that are not in the tree.</param>
    /// <param name="cancel">Ends the work early.</param>
    public BoardCompilation Resolve(Sel4Options? options = null, CancellationToken cancel = default) =>
        new(this, Sel4Board.Resolve(Tree, options, cancel));

    /// <summary>What the checks find.</summary>
    internal ImmutableArray<Diagnostic> Check(Severity least, CancellationToken cancel) => TreeChecks.Run(Tree, least, cancel);

    /// <summary>Diagnostics of later layers, without those about a value that could not be read, or about a name that has an error.</summary>
    internal IEnumerable<Diagnostic> OfReadable(IEnumerable<Diagnostic> diagnostics)
    {
        if (Found.IsEmpty)
            return diagnostics;
        SourceLocation[] errors = [.. Found.Where(static d => d.Severity == Severity.Error).Select(static d => d.Location)];
        SourceLocation[] unreadable = [.. UnreadableValues.In(Tree).Select(static property => property.ValueLocation)];
        return diagnostics.Where(d => !errors.Any(error => Holds(d.Location, error))
            && !unreadable.Any(value => Holds(value, d.Location) || Holds(d.Location, value) || d.Related.Any(related => Holds(value, related.Location))));
    }

    private static bool Holds(SourceLocation outer, SourceLocation inner) =>
        inner.Length > 0 && outer.Start <= inner.Start && inner.Start + inner.Length <= outer.Start + outer.Length
        && string.Equals(outer.Path, inner.Path, StringComparison.Ordinal);
}
