using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Files;

/// <summary>Finds the file that <c>/incbin/</c> names.</summary>
internal interface IBinaryOpener
{
    /// <summary>The bytes of a file.</summary>
    /// <param name="path">The path of the file, with escapes processed.</param>
    /// <param name="span">The place of the path in the source.</param>
    /// <returns>Null if the file could not be opened, which was reported.</returns>
    byte[]? Open(string path, TextSpan span);
}
