using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Microkit.Request;

namespace Boards.Microkit;

/// <summary>A hand-written system and what is wrong with it.</summary>
/// <param name="Request">The system, as far as it could be read.</param>
/// <param name="Diagnostics">In the order of the file, without what its comments switch off.</param>
/// <param name="Suppressions">What they switch off.</param>
public sealed record SystemCheckResult(SystemRequest Request, ImmutableArray<Diagnostic> Diagnostics, DiagnosticSuppressions Suppressions);
