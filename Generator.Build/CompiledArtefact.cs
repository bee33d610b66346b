using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;

namespace Boards.Generator.Build;

/// <summary>A file that the generator put into the assembly.</summary>
internal sealed class CompiledArtefact(string fileName, byte[] bytes)
{
    /// <summary>The name of the file.</summary>
    public string FileName => fileName;

    /// <summary>The content.</summary>
    public ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>Writes the file unless it already has this content, so that its time is that of the last change of the artefact.</summary>
    /// <returns>Whether it was written.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be written.</exception>
    public bool WriteIfChanged(string path)
    {
        FileInfo old = new(path);
        if (old.Exists && old.Length == bytes.Length && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes))
            return false;
        File.WriteAllBytes(path, bytes);
        return true;
    }

    /// <summary>The files that have the same name on a file system that ignores case, or none.</summary>
    public static ImmutableArray<string> Ambiguous(IEnumerable<CompiledArtefact> artefacts) =>
        [.. artefacts
            .Select(static artefact => artefact.FileName)
            .GroupBy(static name => name, StringComparer.OrdinalIgnoreCase)
            .Where(static group => group.Skip(1).Any())
            .SelectMany(static group => group)];
}
