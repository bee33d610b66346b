using System;
using System.Collections.Generic;
using Boards.Devicetree.Text;

namespace Boards.Tests.Preambles;

/// <summary>Sources of which one cannot be read.</summary>
internal sealed class ClosedSources(ISourceProvider sources, string closed) : ISourceProvider
{
    public SourceFile? FindSource(string path) =>
        path == closed ? throw new InvalidOperationException("cannot be read") : sources.FindSource(path);

    public byte[]? FindBinary(string path) => sources.FindBinary(path);

    public IEnumerable<string> NamesIn(string directory) => sources.NamesIn(directory);
}
