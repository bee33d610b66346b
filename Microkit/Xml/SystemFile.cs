using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Microkit.Request;

namespace Boards.Microkit.Xml;

/// <summary>A system description that was read from a file.</summary>
/// <param name="Request">The system, as far as it could be read; each value has the location of its attribute.</param>
/// <param name="Diagnostics">Errors of the format (<c>BRD36xx</c>), in the order of the file.</param>
internal sealed record SystemFile(SystemRequest Request, ImmutableArray<Diagnostic> Diagnostics);
