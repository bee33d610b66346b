using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Files;

/// <summary>
/// Finds files as the reference compiler does: in the directory of the including file, then in the include
/// directories. Records every path that was looked up.
/// </summary>
internal sealed class SourceOpener : IIncludeOpener, IBinaryOpener
{
    // The limit of the reference compiler, and one for files that include each other twice, whose number doubles at each depth.
    private const int MaxDepth = 200;
    private const int MaxInclusions = 20_000;

    private readonly SourceMap _map;
    private readonly ISourceProvider _sources;
    private readonly ImmutableArray<string> _directories;
    private readonly DiagnosticBag _diagnostics;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly List<string> _dependencies = [];
    private readonly HashSet<SourceFile> _read = [];
    private int _inclusions;
    private bool _closed;

    public SourceOpener(SourceMap map, ISourceProvider sources, ImmutableArray<string> directories, DiagnosticBag diagnostics)
    {
        _map = map;
        _sources = sources;
        _directories = directories;
        _diagnostics = diagnostics;
    }

    /// <summary>The comments that switch diagnostics off, in all files read so far.</summary>
    public List<SuppressionComment> Suppressions { get; } = [];

    /// <summary>Every path that was looked up, in the order of the first lookup.</summary>
    public ImmutableArray<string> Dependencies => [.. _dependencies];

    public int Open(TextSpan path, int depth)
    {
        string name = _map.TextOf(new TextSpan(path.Buffer, path.Start + 1, path.Length - 2)).ToString();
        if (!MayInclude(depth, name, () => _map.PlaceOf(path)))
            return -1;
        SourceFile from = _map.FileOf(path);
        foreach (string candidate in Candidates(from, name))
        {
            if (Find(candidate) is not { } file)
                continue;
            if (IsTooLarge(file, name, () => _map.PlaceOf(path)))
                return -1;
            int parent = _map.InclusionAt(path.Buffer, path.Start);
            SourceLocation at = _map.Locate(path);
            int buffer = _map.Add(SourceBuffer.Verbatim(file, _map.Add(new Inclusion(file, parent, at.Start, at.Length))));
            _map.Remember(path, buffer);
            return buffer;
        }

        ReportNotFound(_map.PlaceOf(path), name, from);
        _diagnostics.MissesFile = true;
        return -1;
    }

    byte[]? IBinaryOpener.Open(string path, TextSpan span)
    {
        foreach (string candidate in Candidates(_map.FileOf(span), path))
        {
            Remember(candidate);
            if (_sources.FindBinary(candidate) is not { } content)
                continue;
            if (content.Length > SourceFile.MostBytes)
            {
                _diagnostics.Add(IncludeDiagnostics.TooLarge(_map.PlaceOf(span), path));
                return null;
            }

            _map.Remember(span, content.Length);
            return content;
        }

        ReportNotFound(_map.PlaceOf(span), path, _map.FileOf(span));
        return null;
    }

    /// <summary>
    /// Whether one more file may be included. Files that include each other endlessly are reported
    /// once; after that, nothing more is included.
    /// </summary>
    public bool MayInclude(int depth, string path, Func<Place> place)
    {
        if (_closed)
            return false;
        _inclusions++;
        _closed = depth > MaxDepth || _inclusions > MaxInclusions;
        if (depth > MaxDepth)
            _diagnostics.Add(IncludeDiagnostics.TooDeep(place(), path, MaxDepth));
        else if (_closed)
            _diagnostics.Add(IncludeDiagnostics.TooMany(place(), path, MaxInclusions));
        _diagnostics.MissesFile |= _closed;
        return !_closed;
    }

    /// <summary>
    /// Finds the file that <c>#include</c> names. A path in quotes is searched in the directory of the including file first.
    /// Then, or if it is in brackets, it is searched in the include directories, for <c>#include_next</c> only in those after
    /// the one in which the including file was found.
    /// </summary>
    /// <returns>The file, and the index of its include directory or -1; null if the file does not exist.</returns>
    public (SourceFile File, int Directory)? FindInclude(SourceFile from, int fromDirectory, string path, bool isQuoted, bool next)
    {
        if (SourcePath.IsDirectory(path))
            return null;
        if (SourcePath.IsRooted(path))
            return Find(SourcePath.Normalize(path)) is { } rooted ? (rooted, -1) : null;
        if (isQuoted && !next && Find(SourcePath.Combine(SourcePath.DirectoryOf(from.Path), path)) is { } beside)
            return (beside, -1);
        for (int i = next ? fromDirectory + 1 : 0; i < _directories.Length; i++)
        {
            if (Find(SourcePath.Combine(_directories[i], path)) is { } file)
                return (file, i);
        }

        return null;
    }

    /// <summary>A file by its full path.</summary>
    public SourceFile? Find(string path)
    {
        Remember(path);
        SourceFile? file = _sources.FindSource(path);
        if (file is not null)
            Read(file);
        return file;
    }

    /// <summary>Whether a file is too large to be included, which is then reported.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">The path as written in the source.</param>
    /// <param name="place">Where it is named.</param>
    public bool IsTooLarge(SourceFile file, string path, Func<Place> place)
    {
        if (!file.IsTooLarge)
            return false;
        _diagnostics.Add(IncludeDiagnostics.TooLarge(place(), path));
        _diagnostics.MissesFile = true;
        return true;
    }

    /// <summary>Reports a file in another encoding, and records the suppressions in a file's comments.</summary>
    public void Read(SourceFile file)
    {
        if (!_read.Add(file))
            return;
        if (file.IsUtf16)
            _diagnostics.Add(SyntaxDiagnostics.Utf16(new Place(file.Locate(0, 1), [])));
        Suppressions.AddRange(SuppressionComment.In(file));
    }

    /// <summary>Reports a file that does not exist, and suggests one that may be meant.</summary>
    /// <param name="at">Where it is named.</param>
    /// <param name="path">The path as written in the source.</param>
    /// <param name="beside">The file in whose directory it was searched, or null.</param>
    public void ReportNotFound(Place at, string path, SourceFile? beside)
    {
        IEnumerable<string> directories = beside is null ? _directories : _directories.Prepend(SourcePath.DirectoryOf(beside.Path));
        string? nearest = new FileSuggestion(_sources).Nearest(path, directories, beside?.Path ?? "");
        string? listed = nearest is null ? (_sources as IListedSources)?.HowToList(beside is null ? null : SourcePath.Combine(SourcePath.DirectoryOf(beside.Path), path)) : null;
        _diagnostics.Add(IncludeDiagnostics.NotFound(at, path, nearest, listed, isQuoted: beside is not null));
    }

    private IEnumerable<string> Candidates(SourceFile from, string path)
    {
        if (SourcePath.IsDirectory(path))
            yield break;
        yield return SourcePath.Combine(SourcePath.DirectoryOf(from.Path), path);
        if (SourcePath.IsRooted(path))
            yield break;
        foreach (string directory in _directories)
            yield return SourcePath.Combine(directory, path);
    }

    private void Remember(string path)
    {
        if (_asked.Add(path))
            _dependencies.Add(path);
    }
}
