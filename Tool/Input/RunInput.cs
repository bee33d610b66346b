using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Threading;
using Boards.LanguageServer.Workspace.Files;

namespace Boards.Tool;

/// <summary>What one run reads: standard input, and files, which are recorded.</summary>
/// <param name="standard">The stream that <c>-</c> means.</param>
internal sealed class RunInput(Stream standard)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private ConcurrentDictionary<string, FileStamp> _files = new(StringComparer.Ordinal);

    // The targets of the links among them.
    private ConcurrentDictionary<string, bool> _targets = new(StringComparer.Ordinal);

    /// <summary>The stream that <c>-</c> means.</summary>
    public Stream Standard => standard;

    /// <summary>The folders in which sources may name files; null if they may name any file.</summary>
    public Sandbox? Sandbox { get; private init; }

    /// <summary>The number of files that were read. A file that was looked up but not found does not count.</summary>
    public int Count => _files.Values.Count(static stamp => stamp.Exists);

    /// <summary>The same input, limited to the files that a sandbox allows.</summary>
    public RunInput Within(Sandbox sandbox) => new(standard) { _files = _files, _targets = _targets, Sandbox = sandbox };

    /// <summary>Records a file that is read now, or that is looked up.</summary>
    public void Add(string path)
    {
        FileStamp stamp = FileStamp.Of(path);
        if (_files.TryAdd(Path.GetFullPath(path), stamp) && stamp.IsLink && FileStamp.TargetOf(path) is { } target)
            _targets.TryAdd(target, true);
    }

    /// <summary>Whether a path, or what it links to, is a file that was read.</summary>
    public bool Has(string path)
    {
        string full = Path.GetFullPath(path);
        return Covers(full) || (FileStamp.TargetOf(full) is { } target && Covers(target));
    }

    /// <summary>Waits until a file has changed, appeared or disappeared, and no longer changes.</summary>
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

    private bool Covers(string full) => (_files.TryGetValue(full, out FileStamp stamp) && stamp.Exists) || _targets.ContainsKey(full);
}
