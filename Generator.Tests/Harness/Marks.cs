using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace Boards.Tests.Harness;

/// <summary>The test package's markup in a text that is not part of a C# compilation: a tree, or a system description.</summary>
internal static class Marks
{
    /// <summary>Removes the marks from a text, and returns the id and the place of each.</summary>
    public static ImmutableArray<(string Id, LinePositionSpan Place)> In(string marked, out string text)
    {
        TestFileMarkupParser.GetSpans(marked, out text, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans);
        TextLineCollection lines = SourceText.From(text).Lines;
        return [.. spans.SelectMany(mark => mark.Value.Select(span => (mark.Key, lines.GetLinePositionSpan(span))))];
    }
}
