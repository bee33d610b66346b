using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Microkit;
using Boards.Microkit.Xml.Grammar;

namespace Boards.LanguageServer.Systems;

/// <summary>The table of the format, looked up by the names of elements.</summary>
internal static class SystemFormat
{
    /// <summary>The elements that may be at a path of names; several where they differ by an attribute.</summary>
    public static ImmutableArray<ElementGrammar> At(IReadOnlyList<string> path)
    {
        ImmutableArray<ElementGrammar> found = path.Count > 0 && Same(path[0], SystemGrammar.System.Name) ? [SystemGrammar.System] : [];
        foreach (string name in path.Skip(1))
            found = [.. found.SelectMany(static element => element.Children).SelectMany(static child => child.Elements).Where(element => Same(element.Name, name)).Distinct()];
        return found;
    }

    /// <summary>The elements that a version may have in some elements.</summary>
    public static IEnumerable<ElementGrammar> In(ImmutableArray<ElementGrammar> parents, MicrokitVersion version) =>
        parents.SelectMany(static parent => parent.Children).SelectMany(static child => child.Elements).Where(element => element.Versions.Contains(version));

    /// <summary>The attributes of some elements in a version.</summary>
    public static IEnumerable<AttributeGrammar> Attributes(ImmutableArray<ElementGrammar> elements, MicrokitVersion version) =>
        elements.SelectMany(static element => element.Rows).Where(row => row.Versions.Contains(version));

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.Ordinal);
}
