using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis.Text;

namespace Boards.Generator.Sources;

/// <summary>Files that were read, with the texts that they had. Equal to others with the same paths and texts in the same order.</summary>
/// <param name="files">The files. A file that does not exist or cannot be read has no text.</param>
internal sealed class FileTexts(IEnumerable<(string Path, SourceText? Text)> files) : IEquatable<FileTexts>
{
    /// <summary>The files.</summary>
    public ImmutableArray<(string Path, SourceText? Text)> Files { get; } = [.. files];

    /// <summary>Whether a project has the same texts, by reference, so that results that were made from them are still current.</summary>
    public bool AreIn(SourceSet sources, CancellationToken cancel)
    {
        foreach ((string path, SourceText? text) in Files)
        {
            if (!ReferenceEquals(sources.TextOf(path, cancel), text))
                return false;
        }

        return true;
    }

    public bool Equals(FileTexts? other)
    {
        if (ReferenceEquals(this, other))
            return true;
        if (other is null || Files.Length != other.Files.Length)
            return false;
        for (int i = 0; i < Files.Length; i++)
        {
            if (Files[i].Path != other.Files[i].Path || !DtsFile.TextsEqual(Files[i].Text, other.Files[i].Text))
                return false;
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as FileTexts);

    public override int GetHashCode() => Files.Length;
}
