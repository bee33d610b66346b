using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Files;

/// <summary>Finds the file that <c>/incbin/</c> names.</summary>
internal interface IBinaryOpener
{
    /// <summary>The bytes of a file.</summary>
    /// <param name="path">Its path, escapes processed.</param>
    /// <param name="span">Where it is named.</param>
    /// <returns>Null where it was reported.</returns>
    byte[]? Open(string path, TextSpan span);
}
