using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Boards.Site;

/// <summary>A page in Markdown, as HTML.</summary>
internal sealed partial class SitePage
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).Build();

    private readonly MarkdownDocument _document;

    /// <summary>Reads a page.</summary>
    /// <param name="path">The path of the file below the root of the repository, with <c>/</c>.</param>
    /// <param name="text">Its text.</param>
    public SitePage(string path, string text)
    {
        Path = path;
        _document = Markdown.Parse(text, Pipeline);
        Title = TextOf(_document.Descendants<HeadingBlock>().First());
        Links = [.. _document.Descendants<LinkInline>()];
    }

    /// <summary>The path of the file below the root of the repository.</summary>
    public string Path { get; }

    /// <summary>The path of the page in the site.</summary>
    public string Url => UrlOf(Path);

    /// <summary>The first heading.</summary>
    public string Title { get; }

    /// <summary>The links and pictures.</summary>
    public IReadOnlyList<LinkInline> Links { get; }

    /// <summary>The sections: their headings, the ids of the headings, and their text.</summary>
    public IEnumerable<(string Title, string? Id, string Text)> Sections
    {
        get
        {
            List<Block> blocks = [];
            HeadingBlock? heading = null;
            foreach (Block block in _document)
            {
                if (block is HeadingBlock { Level: <= 2 } next)
                {
                    if (heading is not null)
                        yield return Section(heading, blocks);
                    heading = next;
                    blocks.Clear();
                }
                else
                {
                    blocks.Add(block);
                }
            }

            if (heading is not null)
                yield return Section(heading, blocks);
        }
    }

    /// <summary>The ids of all headings.</summary>
    public IEnumerable<string> Ids => _document.Descendants<HeadingBlock>().Select(static heading => heading.TryGetAttributes()?.Id).OfType<string>();

    /// <summary>The content, with links to the current targets of <see cref="Links"/>.</summary>
    public string ToHtml() => _document.ToHtml(Pipeline);

    /// <summary>Where a page in Markdown is in the site. The README of the repository is its first page.</summary>
    public static string UrlOf(string path) => path == "README.md" ? "index.html" : path[..^".md".Length] + ".html";

    private static (string Title, string? Id, string Text) Section(HeadingBlock heading, IEnumerable<Block> blocks) => (
        TextOf(heading),
        heading.Level == 1 ? null : heading.TryGetAttributes()?.Id,
        string.Join(' ', blocks.Select(TextOf)));

    private static string TextOf(Block block)
    {
        using StringWriter html = new();
        HtmlRenderer renderer = new(html);
        Pipeline.Setup(renderer);
        renderer.Render(block);
        return Space().Replace(WebUtility.HtmlDecode(Tag().Replace(html.ToString(), " ")), " ").Trim();
    }

    [GeneratedRegex("<!--.*?-->|<[^>]*>", RegexOptions.Singleline)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
