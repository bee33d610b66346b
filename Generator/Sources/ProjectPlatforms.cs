using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Text;
using Boards.Generator.Model;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Platforms;
using Diagnostic = Boards.Devicetree.Text.Diagnostic;

namespace Boards.Generator.Sources;

/// <summary>
/// The platforms that a project states in its <c>.platforms</c> files, and the one that it names for all its boards.
/// Equal to another with the same texts and the same name.
/// </summary>
internal sealed class ProjectPlatforms : IEquatable<ProjectPlatforms>
{
    private readonly string _name;
    private readonly FileTexts _texts;
    private readonly Lazy<ImmutableArray<PlatformFile>> _files;

    private ProjectPlatforms(string name, FileTexts texts)
    {
        _name = name;
        _texts = texts;
        _files = new(() => [.. texts.Files.Where(static file => file.Text is not null).Select(static file => PlatformFile.Read(new SourceFile(file.Path, file.Text!.ToString())))]);
    }

    /// <summary>No platforms, and no name.</summary>
    public static ProjectPlatforms None { get; } = new("", new FileTexts([]));

    /// <summary>Reported if a part of the files cannot be read, or the name of the platform is unknown.</summary>
    public ValueList<Diagnostic> Diagnostics => _files.Value.SelectMany(static file => file.Diagnostics)
        .Concat(IsNameGood ? [] : [PlatformFileRules.Unknown(_name, Table, SourceLocation.None)])
        .ToValueList();

    private PlatformTable Table => PlatformTable.BuiltIn.With(Stated);

    private ImmutableArray<Platform> Stated => [.. _files.Value.SelectMany(static file => file.Platforms)];

    private bool IsNameGood => _name.Length == 0 || Table.Find(_name) is not null;

    /// <summary>Reported if the platform that the project names for a board is unknown.</summary>
    public Diagnostic? Missing(DtsFile board) =>
        board.Platform is { } name && Table.Find(name) is null ? PlatformFileRules.Unknown(name, Table, SourceLocation.StartOf(board.Path)) : null;

    /// <summary>The platforms of a project.</summary>
    public static ProjectPlatforms Of(SourceSet sources, ProjectOptions options, CancellationToken cancel) =>
        new(options.Platform, new FileTexts(sources.Platforms.Select(file => (file.Path, file.GetText(cancel))).OrderBy(static file => file.Path, StringComparer.Ordinal)));

    /// <summary>The options with which a board is resolved.</summary>
    /// <param name="name">The platform that the project names for this board; null if it names none.</param>
    public Sel4Options For(string? name)
    {
        // An unknown name is reported separately.
        string named = name ?? _name;
        return Sel4Options.Default with { Platforms = Stated, PlatformName = Table.Find(named) is null ? null : named };
    }

    public bool Equals(ProjectPlatforms? other) => other is not null && _name == other._name && _texts.Equals(other._texts);

    public override bool Equals(object? obj) => Equals(obj as ProjectPlatforms);

    public override int GetHashCode() => _name.GetHashCode();
}
