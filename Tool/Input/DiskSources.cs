using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.LanguageServer.Workspace.Files;

namespace Boards.Tool;

/// <summary>Sources from the disk, each read once, however many boards include it.</summary>
/// <param name="input">Records what is read.</param>
internal sealed class DiskSources(RunInput input) : ISourceProvider
{
    // More names than in any directory of hand-written sources.
    private const int MostNames = 10_000;

    private readonly ConcurrentDictionary<string, SourceFile?> _sources = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public SourceFile? FindSource(string path) =>
        _sources.GetOrAdd(path, path => ReadIfPresent(path) is { } bytes ? SourceFile.FromBytes(path, bytes) : null);

    /// <inheritdoc/>
    public byte[]? FindBinary(string path) => ReadIfPresent(path);

    /// <summary>A file that the command line names. Sources may name files in the same directory.</summary>
    public byte[]? FindGiven(string path)
    {
        input.Sandbox?.Allow(Path.GetDirectoryName(Path.GetFullPath(path))!);
        byte[]? bytes = ReadIfPresent(path);
        return bytes is null or { Length: <= SourceFile.MostBytes }
            ? bytes
            : throw new UnusableFileException($"cannot read '{path}': it has more than {SourceFile.MostBytes >> 20} MiB, or no end");
    }

    /// <inheritdoc/>
    public IEnumerable<string> NamesIn(string directory)
    {
        // The sandbox checks files, so a file in the directory is checked.
        if (input.Sandbox?.Allows(Path.Combine(directory, "x")) == false)
            return [];
        try
        {
            return [.. Directory.EnumerateFileSystemEntries(directory.Length == 0 ? "." : directory).Take(MostNames).Select(static entry => Path.GetFileName(entry))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }

    /// <summary>All of standard input.</summary>
    public byte[] ReadStandardInput()
    {
        using MemoryStream bytes = new();
        input.Standard.CopyTo(bytes);
        return bytes.ToArray();
    }

    // The length of devices and pipes is not known, and some have no end: reading ends one byte after the limit.
    private static byte[] Read(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        using MemoryStream bytes = new();
        byte[] buffer = new byte[Math.Clamp(file.CanSeek ? file.Length + 1 : 0, 1 << 12, 1 << 20)];
        int read;
        while (bytes.Length <= SourceFile.MostBytes && (read = file.Read(buffer)) > 0)
            bytes.Write(buffer, 0, read);
        return bytes.Length == buffer.Length ? buffer : bytes.ToArray();
    }

    private byte[]? ReadIfPresent(string path)
    {
        // The file is added before it is read, so that a change in the meantime is noticed.
        input.Add(path);
        try
        {
            if (!File.Exists(path))
                return null;
            return input.Sandbox?.Allows(path) != false
                ? Read(path)
                : throw new UnusableFileException($"'{path}' is outside the folders of the inputs; --allow-outside DIR allows it, and without --sandbox every file is allowed");
        }
        catch (FileNotFoundException)
        {
            // A broken link exists, but is not a file.
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableFileException($"cannot read '{path}': {e.Message}");
        }
    }
}
