using System.Collections.Generic;
using Boards.Devicetree.Syntax.Lexing;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Parsing;

/// <summary>
/// Which part of a value's text gave which byte. Found by reading the text again when someone asks: most values are
/// never asked, and storing a place for each cell would double the memory.
/// </summary>
internal static class ValueLayout
{
    /// <summary>The item that gave the byte at an offset, references to paths counting no bytes.</summary>
    public static TextSpan Find(SourceMap map, TextSpan value, int offset)
    {
        List<(int Offset, TextSpan Span)> layout = Parser.ReadLayout(map, value);
        TextSpan found = value;
        foreach ((int start, TextSpan span) in layout)
        {
            if (start > offset)
                break;
            found = span;
        }

        return found;
    }

    /// <summary>No file is opened twice: what a value includes has no places of its own.</summary>
    public sealed class Closed : IIncludeOpener, IBinaryOpener
    {
        public int Open(TextSpan path, int depth) => -1;

        public byte[]? Open(string path, TextSpan span) => null;
    }
}
