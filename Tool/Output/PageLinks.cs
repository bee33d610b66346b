using System;
using System.IO;
using Boards.Microkit.Report;

namespace Boards.Tool;

/// <summary>The links of a page to the sources that it is about.</summary>
internal static class PageLinks
{
    /// <summary>The links of a page; from the current folder if the page is standard output.</summary>
    public static Func<string, string?> OfPage(string? page) =>
        OfFolder(page is null or Output.StandardName ? "." : Path.GetDirectoryName(Path.GetFullPath(page))!);

    /// <summary>The links of the pages in a folder.</summary>
    /// <returns>The link to a source. What is not a file, such as an option on the command line, has no link.</returns>
    public static Func<string, string?> OfFolder(string folder)
    {
        Func<string, string?> links = BoardReport.LinksFrom(Path.GetFullPath(folder));
        return source => File.Exists(source) ? links(Path.GetFullPath(source)) : null;
    }
}
