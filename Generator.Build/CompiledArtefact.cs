using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;

namespace Boards.Generator.Build;

/// <summary>A file that the generator put into the assembly.</summary>
/// <param name="FileName">The name of the file.</param>
/// <param name="Bytes">The content.</param>
internal sealed record CompiledArtefact(string FileName, ImmutableArray<byte> Bytes)
{
    /// <summary>Writes the file unless it has this content already, so that its time is when the artefact changed.</summary>
    /// <returns>Whether it was written.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be written.</exception>
    public bool WriteIfChanged(string path)
    {
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(Bytes.AsSpan()))
            return false;
        File.WriteAllBytes(path, [.. Bytes]);
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
