using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Files;

/// <summary>Finds the file that <c>/include/</c> names.</summary>
internal interface IIncludeOpener
{
    /// <summary>Reads a file into the source map.</summary>
    /// <param name="path">The string with its quotes.</param>
    /// <param name="depth">How many files are open.</param>
    /// <returns>The index of its buffer, or -1 if the file could not be opened, which was reported.</returns>
    int Open(TextSpan path, int depth);
}
