using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Boards.Devicetree.Text;
using Boards.LanguageServer.Workspace.Files;

namespace Boards.LanguageServer.Workspace.Contexts;

/// <summary>
/// Finds the sources that may include a file: those that include a file with its name, directly or through others. Only names are
/// compared, so that only sources that may include the file are compiled.
/// </summary>
internal sealed partial class IncludeGraph
{
    // The names that a file includes; found once for each text.
    private static readonly ConditionalWeakTable<SourceFile, string[]> Known = new();

    private readonly ILookup<string, string> _including;

    /// <param name="sources">The paths of the sources of the workspace.</param>
    /// <param name="files">Reads them.</param>
    public IncludeGraph(IEnumerable<string> sources, WorkspaceFiles files) => _including = sources
        .SelectMany(path => files.FindSource(path) is { } file ? NamesIn(file).Select(name => (name, path)) : [])
        .ToLookup(static pair => pair.name, static pair => pair.path, StringComparer.Ordinal);

    /// <summary>The sources that may include a file, nearest first.</summary>
    public IEnumerable<string> Including(string path)
    {
        HashSet<string> seen = [path];
        Queue<string> next = new([path]);
        while (next.TryDequeue(out string? at))
        {
            foreach (string source in _including[NameOf(at)].Where(seen.Add))
            {
                next.Enqueue(source);
                yield return source;
            }
        }
    }

    /// <summary>Whether two texts of a file include files with the same names.</summary>
    public static bool HaveSameIncludes(SourceFile? before, SourceFile? after) => (before is null ? [] : NamesIn(before)).SequenceEqual(after is null ? [] : NamesIn(after));

    private static string[] NamesIn(SourceFile file) =>
        Known.GetValue(file, static file => [.. Include().Matches(file.Text).Select(static match => NameOf(match.Groups["path"].Value)).Distinct(StringComparer.Ordinal)]);

    private static string NameOf(string path) => path.Substring(path.LastIndexOf('/') + 1);

    [GeneratedRegex("""(^[ \t]*#[ \t]*include(_next)?[ \t]*|/include/\s*)["<](?<path>[^">\n]+)[">]""", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Include();
}
