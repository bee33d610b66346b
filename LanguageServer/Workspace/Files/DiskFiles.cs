using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Boards.Devicetree.Text;

namespace Boards.LanguageServer.Workspace.Files;

/// <summary>Files on the disk, each read once as long as it does not change. Only files in allowed folders are read.</summary>
internal sealed class DiskFiles
{
    // More names than in any directory of hand-written sources.
    private const int MostNames = 10_000;

    private readonly ConcurrentDictionary<string, Entry> _files = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _allowed = new(StringComparer.Ordinal);
    private readonly Sandbox _sandbox = new();
    private FileSearch _search = new();

    /// <summary>Allows a folder and what is below it.</summary>
    public void Allow(string folder)
    {
        if (!IsFilePath(folder))
            return;
        _sandbox.Allow(folder);
        Forget();
    }

    /// <summary>Must be called when files have changed: links may lead elsewhere, and a search has other results.</summary>
    public void Forget()
    {
        _allowed.Clear();
        _search = new FileSearch();
    }

    /// <summary>The text of a file; null if it does not exist or must not be read.</summary>
    public SourceFile? FindSource(string path) => Find(path)?.Source;

    /// <summary>The bytes of a file; null if it does not exist or must not be read.</summary>
    public byte[]? FindBinary(string path) => Find(path)?.Bytes;

    /// <summary>The names in a folder; empty if the folder must not be read.</summary>
    public IEnumerable<string> NamesIn(string folder)
    {
        try
        {
            return IsFilePath(folder) && IsAllowed(folder + "/x")
                ? [.. Directory.EnumerateFileSystemEntries(folder.Length == 0 ? "/" : folder).Take(MostNames).Select(static entry => Path.GetFileName(entry))]
                : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return [];
        }
    }

    /// <summary>The text of a file as it was at the last search for a suggestion.</summary>
    public SourceFile? FindForSearch(string path) => Search.Files.GetOrAdd(path, static (path, disk) => disk.FindSource(path), this);

    /// <summary>The names in a folder as they were at the last search for a suggestion.</summary>
    public string[] NamesForSearch(string folder) => Search.Names.GetOrAdd(folder, static (folder, disk) => [.. disk.NamesIn(folder)], this);

    /// <summary>Whether a name is a folder.</summary>
    public bool IsFolder(string path) => IsFilePath(path) && IsAllowed(path) && Directory.Exists(path);

    // An editor does not necessarily report changes outside its workspace.
    private FileSearch Search
    {
        get
        {
            FileSearch search = _search;
            return search.IsOld ? _search = new FileSearch() : search;
        }
    }

    private static bool IsFilePath(string path) => path.Length > 0 && Path.IsPathRooted(path) && !path.Contains('\0', StringComparison.Ordinal);

    private bool IsAllowed(string path) => _allowed.GetOrAdd(path, static (path, sandbox) => sandbox.Allows(path), _sandbox);

    private Entry? Find(string path)
    {
        try
        {
            if (!IsFilePath(path) || FileStamp.Of(path) is not { Exists: true } stamp || !IsAllowed(path))
                return null;
            if (_files.TryGetValue(path, out Entry? known) && known.Stamp == stamp)
                return known;
            return stamp.Length > SourceFile.MostBytes ? null : _files[path] = new Entry(stamp, path, Read(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    // Only the length of the file is read: a device has no end, but its length is 0.
    private static byte[] Read(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        byte[] bytes = new byte[file.CanSeek ? file.Length : 0];
        int length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return length == bytes.Length ? bytes : bytes[..length];
    }

    private sealed class Entry(FileStamp stamp, string path, byte[] bytes)
    {
        private SourceFile? _source;

        public FileStamp Stamp { get; } = stamp;

        public byte[] Bytes { get; } = bytes;

        public SourceFile Source
        {
            get
            {
                lock (this)
                    return _source ??= SourceFile.FromBytes(path, Bytes);
            }
        }
    }
}
