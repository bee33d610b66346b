using System.Collections.Generic;

namespace Boards.Devicetree.Text;

/// <summary>
/// Where the engine gets files from; it opens none itself. A compiler gives its additional files, the tool the disk,
/// a test a dictionary. Paths use <c>/</c> and are already normalised (no <c>.</c> or <c>..</c> segments).
/// </summary>
public interface ISourceProvider
{
    /// <summary>The text of a file, or null where there is none. The same path gives the same instance.</summary>
    SourceFile? FindSource(string path);

    /// <summary>
    /// The bytes of a file for <c>/incbin/</c>, or null where there is none. A file with more than <see cref="SourceFile.MostBytes"/>
    /// is refused, so a provider may stop reading after one byte more.
    /// </summary>
    byte[]? FindBinary(string path);

    /// <summary>
    /// The names of the files and directories in a directory, for the sake of a suggestion where a file is not found; empty
    /// if they are unknown. An empty path is where relative paths begin.
    /// </summary>
    IEnumerable<string> NamesIn(string directory);
}
