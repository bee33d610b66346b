using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Boards.Devicetree.Text;

/// <summary>Files in memory, by path. They must not be changed while a compilation reads them.</summary>
public sealed class InMemorySources : ISourceProvider
{
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SourceFile> _sources = new(StringComparer.Ordinal);

    /// <summary>Adds a file, or replaces it.</summary>
    /// <param name="path">The path as an include directive finds it, with <c>/</c>.</param>
    /// <param name="content">The bytes of the file.</param>
    /// <returns>These files.</returns>
    public InMemorySources Add(string path, byte[] content)
    {
        _files[path] = content;
        _sources.Remove(path);
        return this;
    }

    /// <summary>Adds a file of text, or replaces it.</summary>
    /// <param name="path">The path as an include directive finds it, with <c>/</c>.</param>
    /// <param name="content">The text of the file.</param>
    /// <returns>These files.</returns>
    public InMemorySources Add(string path, string content) => Add(path, Encoding.UTF8.GetBytes(content));

    /// <inheritdoc/>
    public SourceFile? FindSource(string path)
    {
        if (_sources.TryGetValue(path, out SourceFile? known))
            return known;
        return _files.TryGetValue(path, out byte[]? content) ? _sources[path] = SourceFile.FromBytes(path, content) : null;
    }

    /// <inheritdoc/>
    public byte[]? FindBinary(string path) => _files.TryGetValue(path, out byte[]? content) ? content : null;

    /// <inheritdoc/>
    public IEnumerable<string> NamesIn(string directory)
    {
        string start = directory.Length == 0 ? "" : directory + "/";
        return _files.Keys
            .Where(path => path.StartsWith(start, StringComparison.Ordinal))
            .Select(path => path.Substring(start.Length).Split('/')[0])
            .Distinct();
    }
}
