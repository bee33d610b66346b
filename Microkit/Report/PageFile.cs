using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;

namespace Boards.Microkit.Report;

/// <summary>The styles or the script of the page, which are files of this assembly. They are read when the first report is written.</summary>
internal sealed class PageFile
{
    private static readonly Lazy<PageFile> LazyStyle = new(static () => new PageFile("page.css"));

    private static readonly Lazy<PageFile> LazyScript = new(static () => new PageFile("page.js"));

    private PageFile(string name)
    {
        using Stream stream = typeof(PageFile).Assembly.GetManifestResourceStream("Boards.Microkit.Report." + name)
            ?? throw new InvalidOperationException($"The assembly has no resource '{name}'.");
        using StreamReader reader = new(stream, Encoding.UTF8);
        Text = reader.ReadToEnd();
        using SHA256 hash = SHA256.Create();
        Hash = "sha256-" + Convert.ToBase64String(hash.ComputeHash(Encoding.UTF8.GetBytes(Text)));
    }

    /// <summary><c>page.css</c>.</summary>
    public static PageFile Style => LazyStyle.Value;

    /// <summary><c>page.js</c>.</summary>
    public static PageFile Script => LazyScript.Value;

    /// <summary>The content.</summary>
    public string Text { get; }

    /// <summary>The content's hash, by which the page's content security policy allows it and nothing else.</summary>
    public string Hash { get; }
}
