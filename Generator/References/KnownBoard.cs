using System;
using System.Threading;
using Boards.Devicetree;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Generator.Diagnostics;
using Boards.Generator.Sources;
using Boards.Hardware;
using Boards.Microkit.Platforms;

namespace Boards.Generator.References;

/// <summary>
/// A board that a system may be planned on: of a source of this project, or of a referenced assembly. Equal to
/// another if the class and all texts that it was made from are equal.
/// </summary>
internal sealed class KnownBoard : IEquatable<KnownBoard>
{
    private readonly CompiledBoard? _compiled;
    private readonly BoardManifest _manifest;
    private readonly ProjectPlatforms _platforms = ProjectPlatforms.None;
    private readonly Lazy<Sel4Board> _board;

    /// <summary>A board of this project.</summary>
    public KnownBoard(CompiledBoard compiled)
    {
        _compiled = compiled;
        Sel4Board board = compiled.Board ?? throw new ArgumentException("The source has no board.", nameof(compiled));
        _board = new Lazy<Sel4Board>(() => board);
    }

    /// <summary>A board of a referenced assembly.</summary>
    public KnownBoard(BoardManifest manifest)
        : this(manifest, ProjectPlatforms.None)
    {
    }

    private KnownBoard(BoardManifest manifest, ProjectPlatforms platforms)
    {
        _manifest = manifest;
        _platforms = platforms;
        _board = new Lazy<Sel4Board>(() => Resolve(manifest, platforms));
    }

    /// <summary>The board's class with its namespace, as metadata has it.</summary>
    public string ClassName => _compiled?.Name.FullName ?? _manifest.ClassName;

    /// <summary>The source's path with <c>/</c>; null for a board of a referenced assembly.</summary>
    public string? SourcePath => _compiled?.Path;

    /// <summary>The path of the file as the user knows it: that of the blob, if the source was decompiled from one.</summary>
    public string? KnownPath => _compiled?.KnownPath;

    /// <summary>The comments of the source that suppress diagnostics; none for a board of a referenced assembly.</summary>
    public DiagnosticSuppressions Suppressions => _compiled?.Suppressions ?? DiagnosticSuppressions.None;

    /// <summary>
    /// The board of the tree. Only a board of this project has locations; diagnostics on a referenced one have none.
    /// </summary>
    public Sel4Board Board => _board.Value;

    /// <summary>The board on the platforms of the project that references it.</summary>
    public KnownBoard On(ProjectPlatforms platforms) =>
        _compiled is not null || platforms.Equals(_platforms) ? this : new KnownBoard(_manifest, platforms);

    public bool Equals(KnownBoard? other) =>
        other is not null && Equals(_compiled, other._compiled) && _manifest == other._manifest && _platforms.Equals(other._platforms);

    public override bool Equals(object? obj) => Equals(obj as KnownBoard);

    public override int GetHashCode() => ClassName.GetHashCode();

    // The source was written by the generator, without includes and macros.
    private static Sel4Board Resolve(BoardManifest manifest, ProjectPlatforms platforms)
    {
        SourceFile source = new(DiagnosticConversion.NoFile + manifest.ClassName, manifest.Source);
        CompileOptions options = new() { Preprocess = false };
        return Sel4Board.Resolve(DtsCompiler.Compile(source, new NoSources(), options, CancellationToken.None).Tree, platforms.For(null));
    }

    private sealed class NoSources : ISourceProvider
    {
        public SourceFile? FindSource(string path) => null;

        public byte[]? FindBinary(string path) => null;

        public System.Collections.Generic.IEnumerable<string> NamesIn(string directory) => [];
    }
}
