using System;
using System.Collections.Generic;

namespace Boards.Devicetree.Text;

/// <summary>Paths of sources: <c>/</c> between segments, no <c>.</c>, and <c>..</c> only at the beginning.</summary>
public static class SourcePath
{
    /// <summary>The directory of a file; empty if the path has none.</summary>
    public static string DirectoryOf(string path)
    {
        int slash = path.LastIndexOf('/');
        return slash < 0 ? "" : slash == 0 ? "/" : path.Substring(0, slash);
    }

    /// <summary>Resolves a path from a directory.</summary>
    public static string Combine(string directory, string path)
    {
        if (IsRooted(path) || directory.Length == 0)
            return Normalize(path);
        return Normalize(directory[directory.Length - 1] == '/' ? directory + path : directory + "/" + path);
    }

    /// <summary>Whether a path does not depend on a directory: <c>/…</c>, or <c>C:…</c>.</summary>
    public static bool IsRooted(string path) => path.Length > 0 && (path[0] == '/' || (path.Length > 1 && path[1] == ':'));

    /// <summary>Whether a path can only be that of a directory: <c>a/</c>, <c>a/.</c>, <c>a/..</c>.</summary>
    public static bool IsDirectory(string path)
    {
        string last = path.Substring(path.LastIndexOf('/') + 1);
        return last is "" or "." or "..";
    }

    /// <summary>The path without <c>.</c>, empty segments, and <c>..</c> after a name.</summary>
    public static string Normalize(string path)
    {
        if (IsNormal(path))
            return path;
        List<string> segments = [];
        bool rooted = path.Length > 0 && path[0] == '/';
        foreach (string segment in path.Split('/'))
        {
            if (segment.Length == 0 || segment == ".")
                continue;
            bool up = segment == ".." && segments.Count > 0 && !string.Equals(segments[segments.Count - 1], "..", StringComparison.Ordinal);
            if (up)
                segments.RemoveAt(segments.Count - 1);
            else if (segment != ".." || !rooted)
                segments.Add(segment);
        }

        return (rooted ? "/" : "") + string.Join("/", segments);
    }

    // Whether no segment, after an optional slash at the beginning, is empty, "." or "..".
    private static bool IsNormal(string path)
    {
        for (int at = 0; at < path.Length; at++)
        {
            bool begins = at == 0 || path[at - 1] == '/';
            bool isEmpty = path[at] == '/' && (at > 0 ? begins || at == path.Length - 1 : path.Length == 1);
            if (isEmpty || (begins && path[at] == '.' && IsDots(path, at)))
                return false;
        }

        return true;
    }

    private static bool IsDots(string path, int start)
    {
        int end = start + 1;
        if (end < path.Length && path[end] == '.')
            end++;
        return end == path.Length || path[end] == '/';
    }
}
