using System;
using System.Linq;

namespace Boards.LanguageServer.Workspace.Files;

/// <summary>Converts between URIs of documents and the paths by which the engine names files.</summary>
internal static class DocumentUri
{
    private const string FileScheme = "file:";

    /// <summary>The path of a document. A document that is not a file is named by its URI.</summary>
    public static string ToPath(string uri)
    {
        if (!uri.StartsWith(FileScheme, StringComparison.OrdinalIgnoreCase))
            return uri;
        string path = uri.Substring(FileScheme.Length);
        if (path.StartsWith("//", StringComparison.Ordinal))
            path = path.IndexOf('/', 2) is >= 0 and int slash ? path.Substring(slash) : "/";
        int end = path.IndexOfAny(['?', '#']);
        path = Uri.UnescapeDataString(end < 0 ? path : path.Substring(0, end));

        // file:///c:/board.dts
        return path is ['/', >= 'A' and <= 'z', ':', ..] ? char.ToLowerInvariant(path[1]) + path.Substring(2) : Boards.Devicetree.Text.SourcePath.Normalize(path);
    }

    /// <summary>The URI of a path, with the escapes that editors use.</summary>
    public static string OfPath(string path) =>
        path is ['/', ..] ? "file://" + Escape(path) : path is [_, ':', '/', ..] ? "file:///" + Escape(path) : path;

    private static string Escape(string path) => string.Join("/", path.Split('/').Select(Uri.EscapeDataString));
}
