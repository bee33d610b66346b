using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Microkit.Request;

namespace Boards.Microkit.Xml;

/// <summary>A system description that was read from a file.</summary>
public sealed record SystemFile
{
    /// <summary>The system, as far as it could be read; each value has the location of its attribute.</summary>
    public required SystemRequest Request { get; init; }

    /// <summary>Errors of the format (<c>BRD36xx</c>), in the order of the file.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }
}
