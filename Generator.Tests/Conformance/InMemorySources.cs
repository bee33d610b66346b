using System.Collections.Generic;
using System.Linq;
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

    public IEnumerable<string> NamesIn(string directory)
    {
        string start = directory.Length == 0 ? "" : directory + "/";
        return _files.Keys.Where(path => path.StartsWith(start, System.StringComparison.Ordinal)).Select(path => path[start.Length..].Split('/')[0]).Distinct();
    }

    public byte[]? FindBinary(string path) => _files.GetValueOrDefault(path);
}
