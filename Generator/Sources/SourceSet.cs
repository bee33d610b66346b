using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Boards.Generator.Sources;

/// <summary>All additional files of a project, by path.</summary>
internal sealed class SourceSet : IEquatable<SourceSet>
{
    private readonly ImmutableArray<DtsFile> _files;
    private readonly Dictionary<string, DtsFile> _byPath = new(StringComparer.Ordinal);

    public SourceSet(ImmutableArray<DtsFile> files)
    {
        _files = files;
        foreach (DtsFile file in files)
            _byPath[file.Path] = file;

        // A blob of the project is represented by its decompiled source.
        foreach (DtsFile file in files)
        {
            if (file.Blob is { } blob)
                _byPath[blob] = file;
        }
    }

    /// <summary>
    /// Whether the project is open in an editor. There, analyzers report everything that is in a file, so that diagnostics are live and
    /// have fixes. In a build, the generator reports what makes the output wrong, because the compiler runs no analyzers if C# has errors.
    /// </summary>
    public bool AreInEditor => _files.Any(static file => file.MarksEditor);

    /// <summary>The files that are boards.</summary>
    public IEnumerable<DtsFile> Boards => _files.Where(static file => file.IsBoard);

    /// <summary>The files with the project's platforms.</summary>
    public IEnumerable<DtsFile> Platforms => _files.Where(static file => file.IsPlatforms);

    /// <summary>The files that are passed to an analyzer; equal to those that are passed to the generator.</summary>
    public static SourceSet From(AnalyzerOptions options) =>
        new([.. options.AdditionalFiles.Select(file => DtsFile.From(file, options.AnalyzerConfigOptionsProvider))]);

    /// <summary>The file at a path in the engine's form, or null.</summary>
    public DtsFile? Find(string path) => _byPath.TryGetValue(path, out DtsFile? file) ? file : null;

    /// <summary>The file with this path, or the first by path whose path ends with it; null if there is none.</summary>
    public DtsFile? FindEnding(string path) => Find(path) ?? _files.Where(file => file.Path.EndsWith("/" + path, StringComparison.Ordinal))
        .OrderBy(static file => file.Path, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>The text of the file at a path, or null if there is none or it cannot be read.</summary>
    public SourceText? TextOf(string path, CancellationToken cancel) => Find(path)?.GetText(cancel);

    /// <summary>The names of the project's files and folders in a directory.</summary>
    public IEnumerable<string> NamesIn(string directory)
    {
        string start = directory.Length == 0 || directory[directory.Length - 1] == '/' ? directory : directory + "/";
        return _byPath.Keys
            .Where(path => path.Length > start.Length && path.StartsWith(start, StringComparison.Ordinal))
            .Select(path => path.IndexOf('/', start.Length) is >= 0 and int slash ? path.Substring(start.Length, slash - start.Length) : path.Substring(start.Length))
            .Distinct();
    }

    public bool Equals(SourceSet? other) => other is not null && _files.SequenceEqual(other._files);

    public override bool Equals(object? obj) => Equals(obj as SourceSet);

    public override int GetHashCode() => _files.Length;
}
