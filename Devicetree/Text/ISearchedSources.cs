namespace Boards.Devicetree.Text;

/// <summary>
/// Sources that keep the files that a search for suggestions has read, so that the next search is quick: a search for the header of an
/// undefined name reads thousands of files.
/// </summary>
public interface ISearchedSources : ISourceProvider
{
    /// <summary>The text of a file as it was at the last search, or null if there was none. Only suggestions depend on it.</summary>
    SourceFile? FindForSearch(string path);
}
