using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Text;

namespace Boards.Microkit.Artefacts;

/// <summary>The kinds of artefacts. Generator, build and tool handle every kind in this table.</summary>
public static class ArtefactKinds
{
    /// <summary>All kinds.</summary>
    public static ImmutableArray<ArtefactKind> All { get; } =
    [
        new XmlDescription(),
        new JsonDescription(),
        new CHeader(),
        new BoardBlob(),
        new GuestSource(),
        new GuestBlob(),
        new HtmlReport(),
    ];

    /// <summary>The kinds that are made if the user names none.</summary>
    public static ImmutableArray<ArtefactKind> Default { get; } = [.. All.Where(static kind => kind.IsDefault)];

    /// <summary>The kind with a name, in upper or lower case; null if there is none.</summary>
    public static ArtefactKind? Find(string name) => All.FirstOrDefault(kind => string.Equals(kind.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The kinds in a list of names, which may be separated by <c>;</c>, <c>,</c> or white space; the default ones if the list is empty.</summary>
    /// <param name="list">The list.</param>
    /// <param name="unknown">The names that are not names of kinds.</param>
    public static ImmutableArray<ArtefactKind> Parse(string list, out ImmutableArray<string> unknown)
    {
        string[] names = list.Split([';', ',', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        unknown = [.. names.Where(static name => Find(name) is null)];
        return names.Length == 0 ? Default : [.. names.Select(Find).OfType<ArtefactKind>().Distinct()];
    }

    /// <summary>The text that is reported for an unknown name: the expected names, and the most similar one.</summary>
    public static string Expected(string unknown)
    {
        IEnumerable<string> names = All.Select(static kind => kind.Name);
        return Spelling.Suggest("expected one of: " + string.Join(", ", names), unknown, names);
    }
}
