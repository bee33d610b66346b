namespace Boards.Devicetree.Text;

/// <summary>
/// Sources that remember what a search for suggestions read, so that the next one is quick: a search for the header of a name that is not
/// defined asks for thousands of files.
/// </summary>
public interface ISearchedSources : ISourceProvider
{
    /// <summary>The text of a file as it was at the last search, or null where there was none. A result never depends on it, except for a suggestion.</summary>
    SourceFile? FindForSearch(string path);
}
