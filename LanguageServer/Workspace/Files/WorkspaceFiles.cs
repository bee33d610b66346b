using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Boards.Devicetree.Text;

namespace Boards.LanguageServer.Workspace.Files;

/// <summary>The files of a workspace: open documents as the editor has them, others as they are on the disk.</summary>
/// <param name="documents">The open documents, by path.</param>
/// <param name="disk">The other files.</param>
internal sealed class WorkspaceFiles(ImmutableDictionary<string, OpenDocument> documents, DiskFiles disk) : ISearchedSources
{
    /// <inheritdoc/>
    public SourceFile? FindSource(string path) => documents.TryGetValue(path, out OpenDocument? document) ? document.Text : disk.FindSource(path);

    /// <inheritdoc/>
    public byte[]? FindBinary(string path) =>
        documents.TryGetValue(path, out OpenDocument? document) ? Encoding.UTF8.GetBytes(document.Text.Text) : disk.FindBinary(path);

    /// <inheritdoc/>
    public IEnumerable<string> NamesIn(string directory) => WithDocuments(directory, disk.NamesIn(directory));

    /// <inheritdoc/>
    public SourceFile? FindForSearch(string path) => documents.TryGetValue(path, out OpenDocument? document) ? document.Text : disk.FindForSearch(path);

    /// <summary>The names in a folder as they were at the last search for a suggestion.</summary>
    public IEnumerable<string> NamesForSearch(string directory) => WithDocuments(directory, disk.NamesForSearch(directory));

    private IEnumerable<string> WithDocuments(string directory, IEnumerable<string> names)
    {
        string start = directory + "/";
        return names
            .Concat(documents.Keys.Where(path => path.StartsWith(start, System.StringComparison.Ordinal)).Select(path => path[start.Length..].Split('/')[0]))
            .Distinct();
    }

    /// <summary>The paths of the open documents.</summary>
    public IEnumerable<string> Open => documents.Keys;

    /// <summary>Whether a path is a folder on the disk.</summary>
    public bool IsFolder(string path) => disk.IsFolder(path);
}
