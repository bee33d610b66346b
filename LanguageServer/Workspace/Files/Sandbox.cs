using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;

namespace Boards.LanguageServer.Workspace.Files;

/// <summary>
/// The folders in which untrusted sources may name files: those of the files on the command line or of a workspace, those of
/// <c>-I</c>, and others that are allowed.
/// </summary>
public sealed class Sandbox
{
    private readonly ConcurrentDictionary<string, bool> _folders = new(StringComparer.Ordinal);

    /// <summary>Allows a folder and what is below it.</summary>
    public void Allow(string folder) => _folders.TryAdd(RealPath(folder), true);

    /// <summary>Whether a file is in one of the folders, by its path and after all links.</summary>
    public bool Allows(string path)
    {
        string real = RealPath(path);
        return _folders.Keys.Any(folder => real.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal));
    }

    // A link may be anywhere in a path.
    private static string RealPath(string path)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(full) is not { } above)
            return full;
        string here = Path.Combine(RealPath(above), Path.GetFileName(full));
        return FileStamp.TargetOf(here) is { } target && target != here ? RealPath(target) : here;
    }
}
