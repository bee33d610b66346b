namespace Boards.Devicetree.Text;

/// <summary>Sources that are only known if they are listed somewhere, such as the files of a project: others may exist.</summary>
public interface IListedSources : ISourceProvider
{
    /// <summary>The part of a message about a file that is not found: that it is not listed, and how to list it.</summary>
    /// <param name="path">The path of the file, if it is in the directory of the including file; null if it may be in any include directory.</param>
    string HowToList(string? path);
}
