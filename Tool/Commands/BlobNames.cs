using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Boards.Tool.Commands;

/// <summary>
/// The paths of the blobs of several sources: the names of the sources if they are unique, otherwise their paths
/// below their common directory. <c>arm/a.dts</c> and <c>arm64/a.dts</c> become
/// <c>arm/a.dtb</c> and <c>arm64/a.dtb</c>.
/// </summary>
internal static class BlobNames
{
    /// <summary>A blob's path for each source, in their order.</summary>
    /// <exception cref="UnusableFileException">Two sources would be written to the same file.</exception>
    public static string[] Below(string directory, string[] sources)
    {
        string[] names = [.. sources.Select(static source => Path.GetFileName(source))];

        // The file system may ignore case.
        if (Repeated(names, StringComparer.OrdinalIgnoreCase) is not null)
        {
            string[] paths = [.. sources.Select(Path.GetFullPath)];
            int shared = SharedLength(paths);
            names = [.. paths.Select(path => path[shared..])];
        }

        if (Repeated(names, StringComparer.Ordinal) is { } repeated)
            throw new UnusableFileException($"two sources would both be written to '{Path.ChangeExtension(repeated, ".dtb")}'");
        return [.. names.Select(name => Path.Combine(directory, Path.ChangeExtension(name, ".dtb")))];
    }

    private static string? Repeated(string[] names, StringComparer comparer)
    {
        HashSet<string> seen = new(comparer);
        return names.FirstOrDefault(name => !seen.Add(Path.ChangeExtension(name, null)));
    }

    // The position after the separator that ends their common directory.
    private static int SharedLength(string[] paths)
    {
        int length = paths.Aggregate(paths[0].Length, (length, path) => paths[0].AsSpan(0, length).CommonPrefixLength(path));
        return paths[0].AsSpan(0, length).LastIndexOf(Path.DirectorySeparatorChar) + 1;
    }
}
