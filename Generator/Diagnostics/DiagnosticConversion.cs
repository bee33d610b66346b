using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Text;
using Microsoft.CodeAnalysis;
using EngineDiagnostic = Boards.Devicetree.Text.Diagnostic;
using LinePositionSpan = Microsoft.CodeAnalysis.Text.LinePositionSpan;
using RoslynDiagnostic = Microsoft.CodeAnalysis.Diagnostic;
using RoslynPosition = Microsoft.CodeAnalysis.Text.LinePosition;
using RoslynSpan = Microsoft.CodeAnalysis.Text.TextSpan;

namespace Boards.Generator.Diagnostics;

/// <summary>From the engine's diagnostics and places to the compiler's.</summary>
internal static class DiagnosticConversion
{
    /// <summary>Stands in front of the path of a tree that was read from an assembly, where nobody can look.</summary>
    public const string NoFile = "assembly:";

    /// <summary>The property of a diagnostic that holds the path of the node with which a fix deals.</summary>
    public const string FixNode = "FixNode";

    /// <summary>The compiler's diagnostic: the message whole, further places as additional locations.</summary>
    public static RoslynDiagnostic ToRoslyn(this EngineDiagnostic diagnostic) => diagnostic.ToRoslyn(DescriptorTable.Of(diagnostic.Rule));

    /// <summary>The same, under a descriptor of the caller's.</summary>
    public static RoslynDiagnostic ToRoslyn(this EngineDiagnostic diagnostic, DiagnosticDescriptor descriptor) => RoslynDiagnostic.Create(
        descriptor,
        diagnostic.Location.ToRoslyn(),
        diagnostic.Related.Select(static related => related.Location.ToRoslyn()).Where(static location => location != Location.None),
        PropertiesOf(diagnostic),
        diagnostic.Message);

    /// <summary>
    /// Each mistake once, in the order of its first appearance. A file that two boards include is wrong once, though
    /// the ways to it differ.
    /// </summary>
    public static IEnumerable<EngineDiagnostic> Once(this IEnumerable<EngineDiagnostic> diagnostics) => diagnostics
        .GroupBy(static diagnostic => (diagnostic.Id, diagnostic.Location, diagnostic.Message))
        .Select(static same => same.First());

    /// <summary>The compiler's location of a place in any file.</summary>
    public static Location ToRoslyn(this SourceLocation location) =>
        !location.IsKnown || location.Path.StartsWith(NoFile, System.StringComparison.Ordinal)
            ? Location.None
            : Location.Create(
                location.Path,
                new RoslynSpan(location.Start, location.Length),
                new LinePositionSpan(ToRoslyn(location.From), ToRoslyn(location.To)));

    /// <summary>The engine's location of a place in C#.</summary>
    public static SourceLocation ToEngine(this Location location)
    {
        FileLinePositionSpan lines = location.GetLineSpan();
        return lines.Path is not { Length: > 0 } path
            ? SourceLocation.None
            : new SourceLocation(path, location.SourceSpan.Start, location.SourceSpan.Length, ToEngine(lines.StartLinePosition), ToEngine(lines.EndLinePosition));
    }

    private static ImmutableDictionary<string, string?> PropertiesOf(EngineDiagnostic diagnostic) => diagnostic.FixNode is { } node
        ? ImmutableDictionary<string, string?>.Empty.Add(FixNode, node)
        : ImmutableDictionary<string, string?>.Empty;

    private static RoslynPosition ToRoslyn(LinePosition position) => new(position.Line, position.Column);

    private static LinePosition ToEngine(RoslynPosition position) => new(position.Line, position.Character);
}
