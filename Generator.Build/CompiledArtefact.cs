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
    /// <summary>The name of a second file with this content, which is the end of <see cref="FileName"/>; null if there is none.</summary>
    public string? ShortFileName { get; init; }

    /// <summary>The files of the artefacts: for each artefact its name, and its short name if it has one.</summary>
    public static IEnumerable<(string Name, CompiledArtefact Artefact)> Files(IEnumerable<CompiledArtefact> artefacts) => artefacts
        .SelectMany(static artefact => artefact.ShortFileName is { } name ? ((string, CompiledArtefact)[])[(artefact.FileName, artefact), (name, artefact)] : [(artefact.FileName, artefact)]);

    /// <summary>Writes the file unless it already has this content, so that its time is that of the last change of the artefact.</summary>
    /// <returns>Whether it was written.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be written.</exception>
    public bool WriteIfChanged(string path)
    {
        FileInfo old = new(path);
        if (old.Exists && old.Length == Bytes.Length && File.ReadAllBytes(path).AsSpan().SequenceEqual(Bytes.AsSpan()))
            return false;
        File.WriteAllBytes(path, [.. Bytes]);
        return true;
    }

    /// <summary>The files that have the same name on a file system that ignores case, or none.</summary>
    public static ImmutableArray<string> Ambiguous(IEnumerable<CompiledArtefact> artefacts) =>
        [.. Files(artefacts)
            .Select(static file => file.Name)
            .GroupBy(static name => name, StringComparer.OrdinalIgnoreCase)
            .Where(static group => group.Skip(1).Any())
            .SelectMany(static group => group)];
}
