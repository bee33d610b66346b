using System.Collections.Generic;
using Boards.Devicetree.Text;

namespace Boards.LanguageServer.Workspace.Files;

/// <summary>Files, and whether the contents of a folder were listed: a result then depends on files that were not read.</summary>
/// <param name="files">The files.</param>
internal sealed class ListedFiles(WorkspaceFiles files) : ISearchedSources
{
    /// <summary>Whether a folder was listed.</summary>
    public bool AreListed { get; private set; }

    /// <inheritdoc/>
    public SourceFile? FindSource(string path) => files.FindSource(path);

    /// <inheritdoc/>
    public byte[]? FindBinary(string path) => files.FindBinary(path);

    /// <inheritdoc/>
    public SourceFile? FindForSearch(string path) => files.FindForSearch(path);

    /// <inheritdoc/>
    public IEnumerable<string> NamesIn(string directory)
    {
        AreListed = true;
        return files.NamesForSearch(directory);
    }
}
