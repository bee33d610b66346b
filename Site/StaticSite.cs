using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Text;
using System.Text.Json;
using Markdig.Syntax.Inlines;

namespace Boards.Site;

/// <summary>The documentation as a static site: README, <c>docs</c> and the pages of the packages. It needs no server; its search index is a script.</summary>
internal sealed class StaticSite(string root)
{
    // The number of characters of a section that are searched; names are near the beginning.
    private const int MostOfSection = 700;

    private static readonly string[] PackagePages = ["Devicetree/README.md", "Hardware/README.md", "Microkit/README.md"];

    private readonly HashSet<string> _files = new(StringComparer.Ordinal);

    /// <summary>Writes the site, and returns the broken links.</summary>
    /// <param name="folder">Where it is written.</param>
    public IReadOnlyList<string> Write(string folder)
    {
        SitePage[] pages =
        [
            .. new[] { "README.md" }.Concat(PackagePages.Where(page => File.Exists(Path.Combine(root, page))))
                .Concat(Directory.GetFiles(Path.Combine(root, "docs"), "*.md", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(root, file).Replace('\\', '/')).Order(StringComparer.Ordinal))
                .Select(path => new SitePage(path, File.ReadAllText(Path.Combine(root, path)))),
        ];
        Dictionary<string, SitePage> byPath = pages.ToDictionary(static page => page.Path, StringComparer.Ordinal);
        List<string> faults = [];
        foreach (SitePage page in pages)
            faults.AddRange(page.Links.Where(link => !Follow(page, link, byPath)).Select(link => $"{page.Path}({link.Line + 1}): '{link.Url}' leads nowhere"));
        string navigation = NavigationOf(byPath["docs/README.md"]);
        foreach (SitePage page in pages)
            WriteFile(folder, page.Url, Html(page, navigation));
        foreach (string file in _files)
            Copy(file, folder);
        WriteFile(folder, "site.css", Resource("site.css"));
        WriteFile(folder, "site.js", Resource("site.js"));
        WriteFile(folder, "search-index.js", "window.boardsIndex = " + JsonSerializer.Serialize(pages.SelectMany(IndexOf)) + ";\n");
        return faults;
    }

    // Changes a link in the repository to one in the site. False if its target does not exist.
    private bool Follow(SitePage page, LinkInline link, Dictionary<string, SitePage> pages)
    {
        if (link.Url is not { } url || url.Contains("://", StringComparison.Ordinal) || url.StartsWith("mailto:", StringComparison.Ordinal))
            return true;
        string[] parts = url.Split('#', 2);
        string path = parts[0].Length == 0 ? page.Path : Combine(page.Path, parts[0]);
        if (pages.TryGetValue(path, out SitePage? target))
        {
            if (parts.Length == 2 && !target.Ids.Contains(parts[1], StringComparer.Ordinal))
                return false;
            if (parts[0].Length > 0)
                link.Url = Relative(page.Url, target.Url) + (parts.Length == 2 ? "#" + parts[1] : "");
            return true;
        }

        if (!File.Exists(Path.Combine(root, path)))
            return false;
        _files.Add(path);
        link.Url = Relative(page.Url, path);
        return true;
    }

    private void Copy(string file, string folder)
    {
        string target = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(Path.Combine(root, file), target, overwrite: true);
    }

    // The lists on the page of all pages, without their explanations.
    private static string NavigationOf(SitePage all)
    {
        StringBuilder text = new();
        foreach ((string title, string? id, _) in all.Sections.Where(static section => section.Id is not null))
            text.Append($"<a class=\"group\" href=\"ROOT{all.Url}#{id}\">{WebUtility.HtmlEncode(title)}</a>");
        return text.ToString();
    }

    private static IEnumerable<object> IndexOf(SitePage page) => page.Sections.Select(section => new
    {
        t = section.Id is null ? page.Title : section.Title,
        p = section.Id is null ? "" : page.Title,
        u = page.Url + (section.Id is null ? "" : "#" + section.Id),
        s = section.Text.Length > MostOfSection ? section.Text[..MostOfSection] : section.Text,
    });

    private static string Html(SitePage page, string navigation)
    {
        string up = string.Concat(Enumerable.Repeat("../", page.Url.Count(static c => c == '/')));
        return $"""
            <!DOCTYPE html>
            <html lang="en" data-root="{up}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{WebUtility.HtmlEncode(page.Title)}{(page.Title == "Boards" ? "" : " – Boards")}</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="{up}site.css">
            </head>
            <body>
            <header><a class="home" href="{up}index.html">Boards</a><nav aria-label="Documentation"><a href="{up}docs/README.html">All pages</a>{navigation.Replace("ROOT", up, StringComparison.Ordinal)}</nav>
            <div class="search"><input id="q" type="search" placeholder="Search ( / )" aria-label="Search the documentation" autocomplete="off"><ol id="found" hidden></ol></div></header>
            <main>
            {page.ToHtml()}
            </main>
            <script src="{up}search-index.js"></script>
            <script src="{up}site.js"></script>
            </body>
            </html>

            """;
    }

    private static void WriteFile(string folder, string name, string text)
    {
        string path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text.ReplaceLineEndings("\n"));
    }

    private static string Resource(string name)
    {
        using Stream stream = typeof(StaticSite).Assembly.GetManifestResourceStream(name)!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    // Paths with "/" below the root.
    private static string Combine(string page, string link) =>
        Path.GetRelativePath("/", Path.GetFullPath(Path.Combine("/", Path.GetDirectoryName(page) ?? "", link))).Replace('\\', '/');

    private static string Relative(string from, string to) =>
        Path.GetRelativePath(Path.Combine("/", Path.GetDirectoryName(from) ?? ""), Path.Combine("/", to)).Replace('\\', '/');
}
