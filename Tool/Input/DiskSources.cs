using System;
using System.Collections.Concurrent;
using System.IO;
using Boards.Devicetree.Text;

namespace Boards.Tool;

/// <summary>Sources from the disk, each read once however many boards include it.</summary>
internal sealed class DiskSources : ISourceProvider
{
    private readonly ConcurrentDictionary<string, SourceFile?> _sources = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public SourceFile? FindSource(string path) =>
        _sources.GetOrAdd(path, static path => ReadIfPresent(path) is { } bytes ? SourceFile.FromBytes(path, bytes) : null);

    /// <inheritdoc/>
    public byte[]? FindBinary(string path) => ReadIfPresent(path);

    private static byte[]? ReadIfPresent(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllBytes(path) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableFileException($"cannot read '{path}': {e.Message}");
        }
    }
}
