using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Microkit.Xml.Grammar;

namespace Boards.Microkit.Xml;

/// <summary>Microkit's format of system descriptions, as far as documentation and editors need it.</summary>
public static class SystemFormat
{
    /// <summary>The root element.</summary>
    public static FormatElement System { get; } = new(SystemGrammar.System);

    /// <summary>The elements that may be at a path of names, which begins with that of the root; several if they differ by an attribute.</summary>
    public static ImmutableArray<FormatElement> At(IReadOnlyList<string> path)
    {
        ImmutableArray<FormatElement> found = path.Count > 0 && Same(path[0], System.Name) ? [System] : [];
        foreach (string name in path.Skip(1))
            found = [.. found.SelectMany(static element => element.Children).Where(element => Same(element.Name, name)).Distinct()];
        return found;
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.Ordinal);
}
