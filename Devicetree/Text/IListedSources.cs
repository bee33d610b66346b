namespace Boards.Devicetree.Text;

/// <summary>Sources of which only those are known that are listed somewhere, such as the files of a project: others may exist.</summary>
public interface IListedSources : ISourceProvider
{
    /// <summary>What a message about a file that is not found says: that it is not listed, and how it would be.</summary>
    /// <param name="path">The path of the file, if it is beside the one that includes it; null if it may be in any include directory.</param>
    string HowToList(string? path);
}
