using System.Collections.Generic;

namespace Boards.Devicetree.Text;

/// <summary>
/// Provides the files for the engine, which opens none itself. A compiler provides its additional files,
/// the tool provides the disk, and a test provides a dictionary. Paths use <c>/</c> and are already
/// normalised (no <c>.</c> or <c>..</c> segments).
/// </summary>
public interface ISourceProvider
{
    /// <summary>The text of a file, or null if it does not exist. The same path returns the same instance.</summary>
    SourceFile? FindSource(string path);

    /// <summary>
    /// The bytes of a file for <c>/incbin/</c>, or null if it does not exist. A file with more than
    /// <see cref="SourceFile.MostBytes"/> is refused, so a provider may stop reading one byte after that.
    /// </summary>
    byte[]? FindBinary(string path);

    /// <summary>
    /// The names of the files and directories in a directory, for a suggestion if a file is not found; empty if they are
    /// unknown. An empty path is the directory in which relative paths begin.
    /// </summary>
    IEnumerable<string> NamesIn(string directory);
}
