using Boards.Devicetree.Text;
using Boards.LanguageServer.Protocol;
using Boards.LanguageServer.Workspace;
using Boards.LanguageServer.Workspace.Files;

namespace Boards.LanguageServer.Text;

/// <summary>Converts the engine's places to those of the protocol.</summary>
internal static class Places
{
    /// <summary>The range of a place; in a file that is not known, the lines and columns of the place itself.</summary>
    public static TextRange RangeOf(this Snapshot snapshot, SourceLocation at) =>
        snapshot.Find(at.Path) is { } file ? LineMap.Of(file).RangeOf(at.Start, at.Length) : new TextRange(new Position(at.From.Line, at.From.Column), new Position(at.To.Line, at.To.Column));

    /// <summary>The place with its file.</summary>
    public static Location LocationOf(this Snapshot snapshot, SourceLocation at) => new(snapshot.UriOf(at.Path), snapshot.RangeOf(at));

    /// <summary>The place as people name it: file and line.</summary>
    public static string TextOf(SourceLocation at) => System.FormattableString.Invariant($"{at.Path.Substring(at.Path.LastIndexOf('/') + 1)}:{at.From.Line + 1}");

    /// <summary>A text in Markdown.</summary>
    public static MarkupContent Markdown(string text) => new("markdown", text);
}
