using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Microkit.Request;

namespace Boards.Microkit;

/// <summary>A hand-written system and its diagnostics.</summary>
/// <param name="Request">The system, as far as it could be read.</param>
/// <param name="Diagnostics">The diagnostics, in the order of the file, without those that its comments switch off.</param>
/// <param name="Suppressions">The diagnostics that its comments switch off.</param>
public sealed record SystemCheckResult(SystemRequest Request, ImmutableArray<Diagnostic> Diagnostics, DiagnosticSuppressions Suppressions);
