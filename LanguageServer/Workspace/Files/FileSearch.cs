using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using Boards.Devicetree.Text;

namespace Boards.LanguageServer.Workspace.Files;

/// <summary>
/// What was listed and read during a search for a suggestion. The search for the header of an undefined name reads thousands of files at
/// each edit, and most edits change none of them.
/// </summary>
internal sealed class FileSearch
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(30);

    private readonly long _begin = Stopwatch.GetTimestamp();

    /// <summary>Whether files may have changed since then without a message from the editor.</summary>
    public bool IsOld => Stopwatch.GetElapsedTime(_begin) > Life;

    /// <summary>The names in folders.</summary>
    public ConcurrentDictionary<string, string[]> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>The files; null for a file that does not exist.</summary>
    public ConcurrentDictionary<string, SourceFile?> Files { get; } = new(StringComparer.Ordinal);
}
