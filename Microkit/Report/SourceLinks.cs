using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Text;

namespace Boards.Microkit.Report;

/// <summary>
/// Names and links the files on the page. The folder that all full paths share is removed from them, so that the page is the same
/// on every machine.
/// </summary>
internal sealed class SourceLinks
{
    private readonly string _shared;
    private readonly Func<string, string?> _linkTo;

    public SourceLinks(IEnumerable<Diagnostic> diagnostics, Func<string, string?> linkTo)
    {
        _linkTo = linkTo;
        string[] rooted =
        [
            .. diagnostics.SelectMany(static d => d.Related.Select(static related => related.Location).Prepend(d.Location))
                .Where(static location => location.IsKnown && SourcePath.IsRooted(location.Path)).Select(static location => Slashed(location.Path)).Distinct(StringComparer.Ordinal),
        ];
        _shared = rooted.Length == 0 ? "" : rooted.Select(SourcePath.DirectoryOf).Aggregate(Shared);
    }

    /// <summary>A place: <c>board.dts(12,5)</c>, with a link if there is a file to link to.</summary>
    public Markup To(SourceLocation location)
    {
        if (!location.IsKnown)
            return Markup.Empty;
        string name = Slashed(location.Path);
        if (SourcePath.IsRooted(name) && _shared.Length > 0)
            name = name.Substring(_shared.Length).TrimStart('/');
        Markup place = location == SourceLocation.StartOf(location.Path)
            ? Markup.Of($"{name}")
            : Markup.Of($"{name}({location.From.Line + 1},{location.From.Column + 1})");
        return _linkTo(location.Path) is { } link ? Markup.Of($"<a href=\"{link}#L{location.From.Line + 1}\">{place}</a>") : Markup.Of($"<span>{place}</span>");
    }

    /// <summary>The URL of a file relative to a folder; null if the path is not full, or is on another drive.</summary>
    public static string? Relative(string folder, string file)
    {
        string[] from = Slashed(folder).TrimEnd('/').Split('/');
        string[] to = Slashed(file).Split('/');
        if (!SourcePath.IsRooted(Slashed(file)) || from[0] != to[0])
            return null;
        int same = 0;
        while (same < from.Length && same < to.Length - 1 && from[same] == to[same])
            same++;
        return string.Join("/", Enumerable.Repeat("..", from.Length - same).Concat(to.Skip(same).Select(Uri.EscapeDataString)));
    }

    // Paths of C# files have the separators of the machine.
    private static string Slashed(string path) => path.Replace('\\', '/');

    private static string Shared(string one, string other)
    {
        while (other != one && !other.StartsWith(one + "/", StringComparison.Ordinal) && one.Length > 0)
            one = one == "/" ? "" : SourcePath.DirectoryOf(one);
        return one;
    }
}
