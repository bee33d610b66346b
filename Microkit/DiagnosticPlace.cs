using Boards.Devicetree.Text;

namespace Boards.Microkit;

/// <summary>The place of a mistake: a span of a file, or a node if the file is a blob.</summary>
/// <param name="File">The path of the file; empty for a node.</param>
/// <param name="Start">The offset in the file.</param>
/// <param name="Length">The length of the span.</param>
/// <param name="Node">The path of the node; empty for a span of a file.</param>
internal sealed record DiagnosticPlace(string File, int Start, int Length, string Node)
{
    /// <summary>The place of a related node of a blob: only the blob is known.</summary>
    public static DiagnosticPlace Anywhere { get; } = new("", 0, 0, "");

    /// <summary>The place of a diagnostic. The nodes of a blob have no location, but messages about a node begin with its path.</summary>
    public static DiagnosticPlace Of(Diagnostic diagnostic) =>
        diagnostic.Location.IsKnown ? Of(diagnostic.Location, "") : Of(diagnostic.Location, diagnostic.Message.Split(':')[0]);

    /// <summary>The place of a part of a node: its location, or the node if it has none.</summary>
    public static DiagnosticPlace Of(SourceLocation location, string node) =>
        location.IsKnown ? new DiagnosticPlace(location.Path, location.Start, location.Length, "") : new DiagnosticPlace("", 0, 0, node);
}
