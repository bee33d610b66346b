using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Boards.Devicetree.Text;

namespace Boards.Fuzzing.Texts;

/// <summary>The sources of this repository, from which inputs are made.</summary>
internal static partial class Corpus
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every source of a board library and every system description of a template, by its path.</summary>
    public static ImmutableArray<(string Path, byte[] Bytes)> Files { get; } =
    [
        .. new[] { "Boards.OdroidC4", "Boards.Qemu", "Templates/content" }
            .SelectMany(static folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories))
            .Select(static path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(static path => Path.GetExtension(path) is ".dts" or ".dtsi" or ".h" or ".system" && !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(static path => (path, File.ReadAllBytes(Path.Combine(Root, path)))),
    ];

    // The examples of these pages grow up to a limit and take a second each; LimitsTests has such sources.
    private static readonly ImmutableArray<string> PagesOfLimits = ["BRD0111.md", "BRD0120.md"];

    /// <summary>Small sources, each about one rule of the language: the trials of the tests and the examples of the pages.</summary>
    public static ImmutableArray<string> Sources { get; } = [.. Trials(), .. Examples("dts").Concat(Examples("dtso"))];

    /// <summary>System descriptions of the pages.</summary>
    public static ImmutableArray<string> Systems { get; } =
        [.. Files.Where(static file => file.Path.EndsWith(".system", StringComparison.Ordinal)).Select(static file => Encoding.UTF8.GetString(file.Bytes)), .. Examples("xml")];

    /// <summary>The files that sources of this repository include, by their paths.</summary>
    public static InMemorySources Includes { get; } = Read();

    private static InMemorySources Read()
    {
        InMemorySources sources = new();
        foreach ((string path, byte[] bytes) in Files)
            sources.Add(path, bytes);
        return sources;
    }

    // A line is "name TAB options TAB source"; in the source, ⏎ is a line feed and ": x" means a root that contains x.
    private static IEnumerable<string> Trials() => File.ReadLines(Path.Combine(Root, "Generator.Tests", "Conformance", "Trials", "trials.txt"))
        .Where(static line => line.Length > 0 && line[0] != '#')
        .Select(static line => line.Split('\t', 3)[2].Replace('⏎', '\n'))
        .Select(static text => text.StartsWith(": ", StringComparison.Ordinal) ? "/dts-v1/; / { " + text[2..] + " };" : text);

    private static IEnumerable<string> Examples(string language) => Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories)
        .Where(static path => !PagesOfLimits.Contains(Path.GetFileName(path)))
        .Order(StringComparer.Ordinal)
        .SelectMany(path => Blocks().Matches(File.ReadAllText(path)).Where(block => block.Groups[1].Value == language).Select(static block => block.Groups[2].Value))
        .Where(static text => text.Length < 4000);

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Boards.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The program does not run inside the repository.");
    }

    [GeneratedRegex("^```([a-z]+)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
