using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Files;

/// <summary>Finds a file with a name similar to that of a file that does not exist.</summary>
/// <param name="sources">Lists the contents of a directory.</param>
internal sealed class FileSuggestion(ISourceProvider sources)
{
    /// <summary>The most similar path, segment by segment, of a file below one of the directories, or null.</summary>
    /// <param name="path">The path as written in the source.</param>
    /// <param name="directories">The directories in which the file is searched.</param>
    /// <param name="from">The file that contains the path, which is never suggested.</param>
    public string? Nearest(string path, IEnumerable<string> directories, string from) => SourcePath.IsRooted(path)
        ? null
        : directories.Select(directory => NearestIn(path, directory, from)).FirstOrDefault(static near => near is not null);

    private string? NearestIn(string path, string directory, string from)
    {
        string[] segments = path.Split('/');
        string at = directory;
        for (int i = 0; i < segments.Length; i++)
        {
            if (segments[i] is not ("" or "." or ".."))
            {
                IEnumerable<string> names = sources.NamesIn(at).Where(name => SourcePath.Combine(at, name) != from);
                if (NearestName(segments[i], [.. names.OrderBy(static name => name, StringComparer.Ordinal)]) is not { } near)
                    return null;
                segments[i] = near;
            }

            at = SourcePath.Combine(at, segments[i]);
        }

        string found = string.Join("/", segments);
        return found != path && sources.FindSource(at) is not null ? found : null;
    }

    // The same name in a different case, with another extension, or with a similar spelling.
    private static string? NearestName(string name, string[] names)
    {
        if (names.Contains(name))
            return name;
        (string stem, string extension) = Split(name);
        return names.FirstOrDefault(other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase))
            ?? Spelling.Nearest(name, names.Where(other => Split(other).Stem == stem))
            ?? names.FirstOrDefault(other => Split(other).Stem == stem)
            ?? (Spelling.Nearest(stem, names.Select(Split).Where(other => other.Extension == extension).Select(static other => other.Stem)) is { } near ? near + extension : null);
    }

    private static (string Stem, string Extension) Split(string name)
    {
        int dot = name.LastIndexOf('.');
        return dot <= 0 ? (name, "") : (name.Substring(0, dot), name.Substring(dot));
    }
}
