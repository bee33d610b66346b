using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Boards.Generator.Model;
using Boards.Generator.Naming;
using Boards.Microkit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Boards.Generator.Sources;

/// <summary>
/// An additional file: a devicetree source, or one that a source may include. Read only when needed, since
/// an include may have any name. Equal if path, metadata and text are equal.
/// </summary>
internal sealed class DtsFile : IEquatable<DtsFile>
{
    /// <summary>The name of the file that the targets add only in an editor.</summary>
    public const string EditorMark = "Boards.Generator.InEditor.txt";

    private const string Prefix = "build_metadata.AdditionalFiles.";

    private readonly AdditionalText _file;

    private DtsFile(AdditionalText file, AnalyzerConfigOptions options, string projectDirectory)
    {
        _file = file;
        Path = FilePath.Normalize(file.Path);
        ClassName = Metadata(options, "DevicetreeClass");
        Namespace = Metadata(options, "DevicetreeNamespace");
        Blob = PathsIn(options, "_DevicetreeBlob", projectDirectory).FirstOrDefault();
        Overlays = PathsIn(options, "_DevicetreeOverlays", projectDirectory).ToValueList();
        IncludeDirectories = PathsIn(options, "_DevicetreeIncludeDirectories", projectDirectory).ToValueList();
        Definitions = ListIn(options, "_DevicetreeDefines").ToValueList();
        Platform = Metadata(options, "DevicetreePlatform");
        BoardFolder = FolderOfBoard(KnownPath, FilePath.Normalize(projectDirectory));
        MarksEditor = Path.EndsWith("/" + EditorMark, StringComparison.Ordinal);
        IsPlatforms = Path.EndsWith(".platforms", StringComparison.OrdinalIgnoreCase);
        IsBoard = Path.EndsWith(".dts", StringComparison.OrdinalIgnoreCase)
            && !string.Equals(Metadata(options, "DevicetreeBoard"), "false", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The path in the engine's form.</summary>
    public string Path { get; }

    /// <summary>The compiler's path of the file, by which editors find it.</summary>
    public string OriginalPath => _file.Path;

    /// <summary>Whether it is a board: a <c>.dts</c> without the metadata <c>DevicetreeBoard="false"</c>.</summary>
    public bool IsBoard { get; }

    /// <summary>The class name in the metadata (<c>DevicetreeClass</c>), or null.</summary>
    public string? ClassName { get; }

    /// <summary>The namespace in the metadata (<c>DevicetreeNamespace</c>), or null.</summary>
    public string? Namespace { get; }

    /// <summary>The folder that contains the files of a board, below a folder <c>board</c> or <c>boards</c> of the project; null elsewhere.</summary>
    public string? BoardFolder { get; }

    /// <summary>The blob from which the build decompiled this source, or null.</summary>
    public string? Blob { get; }

    /// <summary>The files that are applied to this board (<c>DevicetreeOverlays</c>), in order.</summary>
    public ValueList<string> Overlays { get; }

    /// <summary>Folders in which this board's includes are looked up (<c>DevicetreeIncludeDirectories</c>), in order.</summary>
    public ValueList<string> IncludeDirectories { get; }

    /// <summary>Macros of this board (<c>DevicetreeDefines</c>).</summary>
    public ValueList<string> Definitions { get; }

    /// <summary>The file that the user knows: the blob, if the source was decompiled from one.</summary>
    public string KnownPath => Blob ?? Path;

    /// <summary>The seL4 platform that the project names (<c>DevicetreePlatform</c>), or null.</summary>
    public string? Platform { get; }

    /// <summary>Whether it is the file that the targets add only in an editor.</summary>
    public bool MarksEditor { get; }

    /// <summary>Whether it states platforms: a <c>.platforms</c>.</summary>
    public bool IsPlatforms { get; }

    /// <summary>The file with its metadata.</summary>
    public static DtsFile From(AdditionalText file, AnalyzerConfigOptionsProvider options) =>
        new(file, options.GetOptions(file), ProjectOptions.DirectoryOf(options));

    /// <summary>The text, or null if the file cannot be read. The same instance each time.</summary>
    public SourceText? GetText(CancellationToken cancel) => _file.TextOf(cancel);

    public bool Equals(DtsFile? other)
    {
        if (ReferenceEquals(this, other))
            return true;
        if (other is null || OriginalPath != other.OriginalPath || IsBoard != other.IsBoard || ClassName != other.ClassName || Namespace != other.Namespace
            || Blob != other.Blob || BoardFolder != other.BoardFolder || !Overlays.Equals(other.Overlays) || Platform != other.Platform
            || !IncludeDirectories.Equals(other.IncludeDirectories) || !Definitions.Equals(other.Definitions))
        {
            return false;
        }

        return ReferenceEquals(_file, other._file) || TextsEqual(GetText(CancellationToken.None), other.GetText(CancellationToken.None));
    }

    public override bool Equals(object? obj) => Equals(obj as DtsFile);

    public override int GetHashCode() => Path.GetHashCode();

    /// <summary>Whether two texts are the same, unreadable files included.</summary>
    public static bool TextsEqual(SourceText? one, SourceText? other) =>
        ReferenceEquals(one, other) || (one is not null && other is not null && one.ContentEquals(other));

    // Percent-encoded, because a value that the build passes to the compiler ends at the first ";".
    private static IEnumerable<string> ListIn(AnalyzerConfigOptions options, string name) =>
        from one in Uri.UnescapeDataString(Metadata(options, name) ?? "").Split(';')
        where one.Trim().Length > 0
        select one.Trim();

    private static IEnumerable<string> PathsIn(AnalyzerConfigOptions options, string name, string projectDirectory) =>
        ListIn(options, name).Select(path => FilePath.Combine(projectDirectory, path));

    // board/qemu/linux.dts, as in the examples of libvmm. The folder depends only on the file's own path, so that no other file renames a class.
    private static string? FolderOfBoard(string path, string projectDirectory)
    {
        string start = projectDirectory.TrimEnd('/') + "/";
        if (!path.StartsWith(start, StringComparison.Ordinal))
            return null;
        string[] segments = path.Substring(start.Length).Split('/');
        return segments.Length >= 3 && segments[segments.Length - 3].ToUpperInvariant() is "BOARD" or "BOARDS" ? segments[segments.Length - 2] : null;
    }

    private static string? Metadata(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue(Prefix + name, out string? value) && value.Trim() is { Length: > 0 } text ? text : null;
}
