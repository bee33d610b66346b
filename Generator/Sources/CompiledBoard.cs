using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Text;
using Boards.Generator.Model;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Platforms;

namespace Boards.Generator.Sources;

/// <summary>
/// A devicetree source with its tree, board and diagnostics. Equal to another with the same name, options and texts, so that
/// later steps run again only if a file that it includes has changed.
/// </summary>
internal sealed class CompiledBoard : IEquatable<CompiledBoard>
{
    private readonly ValueList<Diagnostic> _configuration;
    private readonly ProjectOptions _options;
    private readonly ValueList<string> _overlays;
    private readonly ProjectPlatforms _platforms;
    private readonly string? _platform;
    private readonly FileTexts _reached;

    public CompiledBoard(
        DtsFile file,
        ProjectOptions options,
        BoardCompilation? compilation,
        ValueList<Diagnostic> configuration,
        ProjectPlatforms platforms,
        FileTexts reached)
    {
        Path = file.Path;
        KnownPath = file.KnownPath;
        _overlays = file.Overlays;
        Name = BoardName.Of(file, options);
        Compilation = compilation;
        _configuration = configuration;
        _options = options;
        _platforms = platforms;
        _platform = file.Platform;
        _reached = reached;
    }

    /// <summary>The source's path in the engine's form.</summary>
    public string Path { get; }

    /// <summary>The path of the file that the user knows: the blob, if the source was decompiled from one.</summary>
    public string KnownPath { get; }

    /// <summary>The class.</summary>
    public BoardName Name { get; }

    /// <summary>The engine's result for the source; null for a source that is not text.</summary>
    public BoardCompilation? Compilation { get; }

    /// <summary>The board of the tree; after errors, of the parts without errors. Null for a source that is not text, and for an overlay.</summary>
    public Sel4Board? Board => Compilation is { IsPlugin: false } compilation ? compilation.Board : null;

    /// <summary>The diagnostics of the project's configuration, and those of the engine.</summary>
    /// <param name="isOff">Whether a rule is switched off, so that another rule may report the same mistake; null if none is.</param>
    /// <param name="cancel">Ends the work early.</param>
    public IEnumerable<Diagnostic> GetDiagnostics(Func<DiagnosticRule, bool>? isOff = null, CancellationToken cancel = default) =>
        _configuration.Concat(Compilation?.GetDiagnostics(isOff, cancel) ?? []);

    /// <summary>Those of them that break the output.</summary>
    public IEnumerable<Diagnostic> GetOutputDiagnostics() =>
        _configuration.Where(static found => found.Rule.BreaksOutput).Concat(Compilation?.GetOutputDiagnostics() ?? []);

    /// <summary>Whether compiling again would give an equal result: every file that was read is unchanged.</summary>
    public bool IsCurrent(DtsFile file, SourceSet sources, ProjectOptions options, ProjectPlatforms platforms, CancellationToken cancel) =>
        file.Path == Path && file.KnownPath == KnownPath && file.Overlays.Equals(_overlays) && options.Equals(_options) && BoardName.Of(file, options) == Name
            && file.Platform == _platform && (Board is null || platforms.Equals(_platforms))
            && _reached.AreIn(sources, cancel);

    /// <summary>Whether another board has the same C#. Comments, and in which files the tree is written, make no difference.</summary>
    public bool HasSameClass(CompiledBoard other) => ReferenceEquals(this, other)
        || (Path == other.Path && KnownPath == other.KnownPath && Name == other.Name && _platform == other._platform && _platforms.Equals(other._platforms)
            && Board is { } board && other.Board is { } othersBoard && board.Tree.HasSameContent(othersBoard.Tree));

    public bool Equals(CompiledBoard? other) => ReferenceEquals(this, other)
        || (other is not null && Path == other.Path && KnownPath == other.KnownPath && Name == other.Name && _overlays.Equals(other._overlays)
            && _options.Equals(other._options) && _platform == other._platform && _platforms.Equals(other._platforms) && _reached.Equals(other._reached));

    public override bool Equals(object? obj) => Equals(obj as CompiledBoard);

    public override int GetHashCode() => (Path, Name).GetHashCode();
}
