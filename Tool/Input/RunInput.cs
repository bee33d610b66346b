using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;

namespace Boards.Tool;

/// <summary>What one run reads: standard input, and files, which are remembered.</summary>
/// <param name="standard">What <c>-</c> means.</param>
internal sealed class RunInput(Stream standard)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private ConcurrentDictionary<string, FileStamp> _files = new(StringComparer.Ordinal);

    /// <summary>What <c>-</c> means.</summary>
    public Stream Standard => standard;

    /// <summary>Where sources may name files; null if anywhere.</summary>
    public Sandbox? Sandbox { get; private init; }

    /// <summary>How many files were read. One that was looked for and not found does not count.</summary>
    public int Count => _files.Values.Count(static stamp => stamp.Exists);

    /// <summary>The same input, of which sources may only read what a sandbox allows.</summary>
    public RunInput Within(Sandbox sandbox) => new(standard) { _files = _files, Sandbox = sandbox };

    /// <summary>Remembers a file that is read now, or that is looked for.</summary>
    public void Add(string path) => _files.TryAdd(Path.GetFullPath(path), FileStamp.Of(path));

    /// <summary>Whether a path, or what it links to, is a file that was read.</summary>
    public bool Has(string path)
    {
        string full = Path.GetFullPath(path);
        return Covers(full) || (FileStamp.TargetOf(full) is { } target && (Covers(target) || _files.Keys.Any(file => string.Equals(FileStamp.TargetOf(file), target, StringComparison.Ordinal))))
            || _files.Any(file => file.Value.IsLink && string.Equals(FileStamp.TargetOf(file.Key), full, StringComparison.Ordinal));
    }

    /// <summary>Waits until a file has changed, appeared or gone, and no longer changes.</summary>
    /// <returns>The file; null if <paramref name="cancel"/> was requested.</returns>
    public string? WaitForChange(CancellationToken cancel)
    {
        while (!cancel.WaitHandle.WaitOne(Interval))
        {
            if (Changed() is not { } changed)
                continue;

            // An editor may still be writing.
            FileStamp last;
            do
            {
                last = FileStamp.Of(changed);
            }
            while (!cancel.WaitHandle.WaitOne(Interval) && FileStamp.Of(changed) != last);
            return cancel.IsCancellationRequested ? null : changed;
        }

        return null;
    }

    private string? Changed() => _files.FirstOrDefault(static file => FileStamp.Of(file.Key) != file.Value).Key;

    private bool Covers(string full) => _files.TryGetValue(full, out FileStamp stamp) && stamp.Exists;
}
