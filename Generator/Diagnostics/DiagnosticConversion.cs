using System;
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

/// <summary>Converts the engine's diagnostics and locations to the compiler's.</summary>
internal static class DiagnosticConversion
{
    /// <summary>Precedes the path of a tree that was read from an assembly, because there is no such file.</summary>
    public const string NoFile = "assembly:";

    /// <summary>The compiler's diagnostic, with the complete message and with related locations as additional locations.</summary>
    public static RoslynDiagnostic ToRoslyn(this EngineDiagnostic diagnostic) =>
        diagnostic.ToRoslyn(static location => location.ToRoslyn(), source: null);

    /// <summary>The same, with the given descriptor.</summary>
    public static RoslynDiagnostic ToRoslyn(this EngineDiagnostic diagnostic, DiagnosticDescriptor descriptor) =>
        diagnostic.ToRoslyn(descriptor, static location => location.ToRoslyn(), source: null);

    /// <summary>
    /// The compiler's diagnostic with locations in syntax trees, so that pragmas of C# can suppress it and editors show it
    /// live. Only an analyzer has access to the trees.
    /// </summary>
    /// <param name="diagnostic">The diagnostic.</param>
    /// <param name="trees">The syntax trees in which its locations are looked up.</param>
    /// <param name="source">The path of the board's source; null if it is not part of the project.</param>
    public static RoslynDiagnostic ToRoslyn(this EngineDiagnostic diagnostic, SyntaxTrees trees, string? source) =>
        diagnostic.ToRoslyn(trees.Find, source);

    /// <summary>The compiler's diagnostic with locations found by the given function.</summary>
    public static RoslynDiagnostic ToRoslyn(this EngineDiagnostic diagnostic, Func<SourceLocation, Location> find, string? source) =>
        diagnostic.ToRoslyn(DescriptorTable.Of(diagnostic.Rule), find, source);

    private static RoslynDiagnostic ToRoslyn(
        this EngineDiagnostic diagnostic, DiagnosticDescriptor descriptor, Func<SourceLocation, Location> find, string? source) => RoslynDiagnostic.Create(
        descriptor,
        find(diagnostic.Location),
        diagnostic.Related.Select(related => find(related.Location)).Where(static location => location != Location.None),
        PropertiesOf(diagnostic, source),
        diagnostic.Message);

    /// <summary>
    /// Each mistake once, in the order of its first appearance. A mistake in a file that two boards include is reported once, although
    /// the include chains differ.
    /// </summary>
    public static IEnumerable<EngineDiagnostic> Once(this IEnumerable<EngineDiagnostic> diagnostics) => diagnostics
        .GroupBy(static diagnostic => (diagnostic.Id, diagnostic.Location, diagnostic.Message))
        .Select(static same => same.First());

    /// <summary>The compiler's location of a place in any file.</summary>
    public static Location ToRoslyn(this SourceLocation location) =>
        !location.IsKnown || location.Path.StartsWith(NoFile, StringComparison.Ordinal)
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

    private static ImmutableDictionary<string, string?> PropertiesOf(EngineDiagnostic diagnostic, string? source)
    {
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty;
        if (diagnostic.FixNode is { } node)
            properties = properties.Add(FixProperties.Node, node);
        if (!diagnostic.FixNodes.IsEmpty)
            properties = properties.Add(FixProperties.Nodes, string.Join(FixProperties.Separator.ToString(), diagnostic.FixNodes));
        if (diagnostic.FixValue is { } value)
            properties = properties.Add(FixProperties.Value, value);
        return source is null ? properties : properties.Add(FixProperties.Source, source);
    }

    private static RoslynPosition ToRoslyn(LinePosition position) => new(position.Line, position.Column);

    private static LinePosition ToEngine(RoslynPosition position) => new(position.Line, position.Character);
}
