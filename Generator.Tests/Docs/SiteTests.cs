using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Boards.Site;
using Boards.Tests.Microkit.Report;
using Xunit;

namespace Boards.Tests.Docs;

/// <summary>The documentation as a static site.</summary>
public sealed partial class SiteTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("boards-site-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    [Trait("Category", "Slow")]
    public void Every_link_between_pages_leads_somewhere() => Assert.Empty(new StaticSite(Repository.Root).Write(_folder));

    [Fact]
    [Trait("Category", "Slow")]
    public void Every_link_in_the_site_leads_to_a_file()
    {
        new StaticSite(Repository.Root).Write(_folder);
        List<string> lost = [];
        foreach (string page in Directory.GetFiles(_folder, "*.html", SearchOption.AllDirectories))
        {
            foreach (string url in Target().Matches(File.ReadAllText(page)).Select(static link => WebUtility.HtmlDecode(link.Groups["url"].Value)).Where(static url => !url.Contains(':', StringComparison.Ordinal)))
            {
                string file = url.Split('#')[0];
                if (file.Length > 0 && !File.Exists(Path.Combine(Path.GetDirectoryName(page)!, file)))
                    lost.Add($"{Path.GetRelativePath(_folder, page)}: {url}");
            }
        }

        Assert.Empty(lost);
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_reported()
    {
        string root = Directory.CreateDirectory(Path.Combine(_folder, "root")).FullName;
        Directory.CreateDirectory(Path.Combine(root, "docs"));
        File.WriteAllText(Path.Combine(root, "README.md"), "# Boards\n\n[a](docs/README.md) [b](docs/README.md#part) [c](docs/README.md#none)\n[d](gone.md)\n");
        File.WriteAllText(Path.Combine(root, "docs", "README.md"), "# All\n\n## Part\n\nText.\n");
        Assert.Equal(
            ["README.md(3): 'docs/README.md#none' leads nowhere", "README.md(4): 'gone.md' leads nowhere"],
            new StaticSite(root).Write(Path.Combine(_folder, "out")));
    }

    [Fact]
    public void Every_page_is_listed_on_the_page_of_all_pages()
    {
        string all = File.ReadAllText(Path.Combine(Repository.Root, "docs", "README.md"));
        Assert.All(
            Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md").Select(static file => Path.GetFileName(file)).Where(static name => name != "README.md"),
            name => Assert.Contains($"]({name})", all, StringComparison.Ordinal));
    }

    [SkippableFact]
    [Trait("Category", "Slow")]
    public async Task The_search_needs_no_server()
    {
        Browser.Require();
        new StaticSite(Repository.Root).Write(_folder);
        await browser.OpenAsync(Path.Combine(_folder, "docs", "guide.html"));
        await browser.PressAsync("/");
        await browser.WriteAsync("BRD3004");
        Assert.StartsWith("BRD3004", await browser.TextAsync("document.querySelector('#found a').textContent"), StringComparison.Ordinal);
        await browser.PressAsync("Enter", 13);
        for (int tries = 0; tries < 2400 && !(await browser.TextAsync("location.pathname")).EndsWith("/docs/diagnostics/BRD3004.html", StringComparison.Ordinal); tries++)
            await Task.Delay(50);
        Assert.EndsWith("/docs/diagnostics/BRD3004.html", await browser.TextAsync("location.pathname"), StringComparison.Ordinal);
        Assert.Empty(browser.Errors);
    }

    [GeneratedRegex("(?:href|src)=\"(?<url>[^\"]*)\"")]
    private static partial Regex Target();
}
