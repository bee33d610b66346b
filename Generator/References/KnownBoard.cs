using System;
using System.Threading;
using Boards.Devicetree;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Generator.Diagnostics;
using Boards.Generator.Model;
using Boards.Generator.Sources;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Platforms;

namespace Boards.Generator.References;

/// <summary>
/// A board that a system may be planned on, from a source of this project or from a referenced assembly. Two are
/// equal if their classes and all texts that they were made from are equal.
/// </summary>
internal sealed class KnownBoard : IEquatable<KnownBoard>
{
    private readonly CompiledBoard? _compiled;
    private readonly BoardManifest? _manifest;
    private readonly ProjectPlatforms _platforms = ProjectPlatforms.None;
    private readonly Lazy<BoardCompilation> _compilation;

    /// <summary>A board of this project.</summary>
    public KnownBoard(CompiledBoard compiled)
    {
        _compiled = compiled;
        ClassName = compiled.Name.FullName;
        BoardCompilation compilation = compiled.Compilation ?? throw new ArgumentException("The source has no board.", nameof(compiled));
        _compilation = new Lazy<BoardCompilation>(() => compilation);
    }

    /// <summary>A board of a referenced assembly.</summary>
    public KnownBoard(BoardManifest manifest)
        : this(manifest, ProjectPlatforms.None)
    {
    }

    private KnownBoard(BoardManifest manifest, ProjectPlatforms platforms)
    {
        _manifest = manifest;
        ClassName = manifest.ClassName;
        _platforms = platforms;
        _compilation = new Lazy<BoardCompilation>(() => Compile(manifest, platforms));
    }

    /// <summary>The board's class with its namespace, as in metadata.</summary>
    public string ClassName { get; }

    /// <summary>The name of the class.</summary>
    public string Name => ClassName.Substring(ClassName.LastIndexOf('.') + 1);

    /// <summary>The source's path with <c>/</c>; null for a board of a referenced assembly.</summary>
    public string? SourcePath => _compiled?.Path;

    /// <summary>The path of the file that the user knows: the blob, if the source was decompiled from one.</summary>
    public string? KnownPath => _compiled?.KnownPath;

    /// <summary>The board and the systems on it. Only a board of this project has locations; diagnostics about others have none.</summary>
    public BoardCompilation Compilation => _compilation.Value;

    /// <summary>The board of the tree.</summary>
    public Sel4Board Board => Compilation.Board;

    /// <summary>The board on the platforms of the project that references it.</summary>
    public KnownBoard On(ProjectPlatforms platforms) =>
        _manifest is null || platforms.Equals(_platforms) ? this : new KnownBoard(_manifest, platforms);

    public bool Equals(KnownBoard? other) =>
        other is not null && Equals(_compiled, other._compiled) && Equals(_manifest, other._manifest) && _platforms.Equals(other._platforms);

    public override bool Equals(object? obj) => Equals(obj as KnownBoard);

    public override int GetHashCode() => ClassName.GetHashCode();

    // The source was written by the generator, without includes and macros.
    private static BoardCompilation Compile(BoardManifest manifest, ProjectPlatforms platforms)
    {
        SourceFile source = new(DiagnosticConversion.NoFile + manifest.ClassName, manifest.Source);
        return BoardCompilation.Compile(new DevicetreeFile(source), [], new InMemorySources(), new CompileOptions { Preprocess = false }, platforms.For(null));
    }
}
