using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Boards.Devicetree.Text;
using Microsoft.CodeAnalysis;
using EngineDiagnostic = Boards.Devicetree.Text.Diagnostic;
using RoslynDiagnostic = Microsoft.CodeAnalysis.Diagnostic;

namespace Boards.Tests.Surfaces;

/// <summary>A diagnostic as any surface shows it.</summary>
internal sealed partial record Reported(string Id, string File, int Line, int Column, string Message)
{
    /// <summary>The diagnostics of the engine, without those that no surface shows.</summary>
    public static IEnumerable<Reported> Of(IEnumerable<EngineDiagnostic> diagnostics) => diagnostics
        .Where(static d => d.Severity > Severity.Hidden)
        .Select(static d => new Reported(d.Id, d.Location.Path, d.Location.From.Line + 1, d.Location.From.Column + 1, d.Message));

    /// <summary>The diagnostics that the compiler shows, without those about the configuration of a project, which has no other surface.</summary>
    public static IEnumerable<Reported> Of(IEnumerable<RoslynDiagnostic> diagnostics) => diagnostics
        .Where(static d => d.Severity > DiagnosticSeverity.Hidden && d.Id.StartsWith("BRD", StringComparison.Ordinal) && !d.Id.StartsWith("BRD9", StringComparison.Ordinal))
        .Select(static d => (Diagnostic: d, At: d.Location.GetLineSpan()))
        .Select(static d => new Reported(d.Diagnostic.Id, d.At.Path, d.At.StartLinePosition.Line + 1, d.At.StartLinePosition.Character + 1, d.Diagnostic.GetMessage(null)));

    /// <summary>The diagnostics that the command line shows.</summary>
    public static IEnumerable<Reported> In(string messages) => Shown().Matches(messages).Select(static m => new Reported(
        m.Groups["id"].Value, m.Groups["file"].Value, Number(m.Groups["line"]), Number(m.Groups["column"]), m.Groups["message"].Value));

    /// <summary>The diagnostics that only one of the two has; each as often as it is shown.</summary>
    public static IEnumerable<string> Differences(string what, IEnumerable<Reported> expected, IEnumerable<Reported> actual)
    {
        List<Reported> missing = [.. expected];
        foreach (Reported one in actual)
        {
            if (!missing.Remove(one))
                yield return $"{what} reports also {one}";
        }

        foreach (Reported one in missing)
            yield return $"{what} does not report {one}";
    }

    private static int Number(Group digits) => int.Parse(digits.Value, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?<file>.*?)\\((?<line>[0-9]+),(?<column>[0-9]+)\\): (error|warning|info) (?<id>BRD[0-9]{4}): (?<message>.*)$", RegexOptions.Multiline)]
    private static partial Regex Shown();
}
