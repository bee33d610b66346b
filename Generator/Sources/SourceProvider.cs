using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using Boards.Devicetree.Text;
using Microsoft.CodeAnalysis.Text;

namespace Boards.Generator.Sources;

/// <summary>Passes the additional files to the engine; an extension of the compiler must not open other files.</summary>
/// <param name="sources">The project's files.</param>
/// <param name="projectDirectory">The directory of the project, or empty.</param>
/// <param name="cancel">Ends the work early.</param>
internal sealed class SourceProvider(SourceSet sources, string projectDirectory, CancellationToken cancel) : IListedSources
{
    // A header that several boards include is one file for all of them.
    private static readonly ConditionalWeakTable<SourceText, SourceFile> Files = new();

    // Copies of texts that the compiler has under several paths.
    private readonly Dictionary<string, SourceFile> _copies = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public SourceFile? FindSource(string path)
    {
        if (sources.Find(path) is not { } file || file.GetText(cancel) is not { } text)
            return null;
        SourceFile known = Files.GetValue(text, text => new SourceFile(path, text.ToString()));
        if (known.Path == path)
            return known;
        if (!_copies.TryGetValue(path, out SourceFile? copy))
            _copies.Add(path, copy = new SourceFile(path, known.Text));
        return copy;
    }

    /// <inheritdoc/>
    public byte[]? FindBinary(string path) => sources.TextOf(path, cancel) is { } text ? BytesOf(text) : null;

    /// <inheritdoc/>
    public IEnumerable<string> NamesIn(string directory) => sources.NamesIn(directory);

    /// <inheritdoc/>
    public string HowToList(string? path) => path is null
        ? "it is not among the project's files: if it exists, add its directory to DevicetreeIncludeDirectories"
        : $"it is not among the project's files: if it exists, add <AdditionalFiles Include=\"{FromProject(path)}\" />";

    private string FromProject(string path)
    {
        string[] from = projectDirectory.Replace('\\', '/').TrimEnd('/').Split('/');
        string[] to = path.Split('/');
        int shared = 0;
        while (shared < from.Length && shared < to.Length - 1 && from[shared] == to[shared])
            shared++;

        // Paths without a common directory, for example on two drives, have no relative path.
        return shared <= 1 && (shared == 0 || from[0].Length == 0) ? path : string.Join("/", Enumerable.Repeat("..", from.Length - shared).Concat(to.Skip(shared)));
    }

    // The compiler passes only the text and a hash of the file's bytes, which shows whether an encoding is right.
    private static byte[]? BytesOf(SourceText text)
    {
        ImmutableArray<byte> checksum = text.GetChecksum();
        Encoding encoding = text.Encoding ?? Encoding.UTF8;
        byte[] bytes = encoding.GetBytes(text.ToString());
        if (HashOf(text, bytes).SequenceEqual(checksum))
            return bytes;
        byte[] marked = [.. encoding.GetPreamble(), .. bytes];
        return HashOf(text, marked).SequenceEqual(checksum) ? marked : null;
    }

    private static byte[] HashOf(SourceText text, byte[] bytes)
    {
        using HashAlgorithm algorithm = text.ChecksumAlgorithm == SourceHashAlgorithm.Sha1 ? SHA1.Create() : SHA256.Create();
        return algorithm.ComputeHash(bytes);
    }
}
