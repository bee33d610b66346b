using System.Collections.Generic;
using Boards.Devicetree.Text;

namespace Boards.Tests.Conformance;

/// <summary>Files in a dictionary, as a provider.</summary>
internal sealed class InMemorySources : ISourceProvider
{
    private readonly Dictionary<string, byte[]> _files = [];
    private readonly Dictionary<string, SourceFile> _sources = [];

    public InMemorySources Add(string path, byte[] content)
    {
        _files[path] = content;
        return this;
    }

    public InMemorySources Add(string path, string content) => Add(path, System.Text.Encoding.UTF8.GetBytes(content));

    public SourceFile? FindSource(string path)
    {
        if (_sources.TryGetValue(path, out SourceFile? known))
            return known;
        return _files.TryGetValue(path, out byte[]? content) ? _sources[path] = SourceFile.FromBytes(path, content) : null;
    }

    public byte[]? FindBinary(string path) => _files.GetValueOrDefault(path);
}
