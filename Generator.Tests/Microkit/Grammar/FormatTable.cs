using System.Collections.Generic;
using System.Linq;
using Boards.Microkit.Xml.Grammar;

namespace Boards.Tests.Microkit.Grammar;

/// <summary>The elements of the format, each once, in the order in which they are written.</summary>
internal static class FormatTable
{
    /// <summary>The elements, each with the element in which it is first found; null for the root.</summary>
    public static IReadOnlyList<(ElementGrammar Element, ElementGrammar? Parent)> Elements { get; } = Find();

    /// <summary>The kinds of values, each once.</summary>
    public static IReadOnlyList<ValueKind> Kinds { get; } =
        [.. Elements.SelectMany(static e => e.Element.Rows).Select(static row => row.Kind).DistinctBy(static kind => kind.Name)];

    private static List<(ElementGrammar Element, ElementGrammar? Parent)> Find()
    {
        List<(ElementGrammar Element, ElementGrammar? Parent)> found = [(SystemGrammar.System, null)];
        for (int i = 0; i < found.Count; i++)
        {
            ElementGrammar parent = found[i].Element;
            found.AddRange(parent.Children.SelectMany(static child => child.Elements).Where(element => found.TrueForAll(known => known.Element != element)).Select(element => (element, (ElementGrammar?)parent)));
        }

        return found;
    }
}
