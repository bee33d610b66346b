using System.Collections.Immutable;
using System.Globalization;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Files;

/// <summary>Errors about files that a source includes.</summary>
internal static class IncludeDiagnostics
{
    private static readonly DiagnosticRule NotFoundRule = new("BRD0050", "File not found", Severity.Error, breaksOutput: true);
    private static readonly DiagnosticRule TooDeepRule = new("BRD0051", "Includes are nested too deeply", Severity.Error, breaksOutput: true);
    private static readonly DiagnosticRule TooLargeRule = new("BRD0052", "A file is too large", Severity.Error, breaksOutput: true);

    /// <summary>All rules of this kind.</summary>
    public static ImmutableArray<DiagnosticRule> All { get; } = [NotFoundRule, TooDeepRule, TooLargeRule];

    /// <summary>Not in the directory of the including file or in an include directory.</summary>
    public static Diagnostic NotFound(Place at, string path, string? nearest, string? listed, bool isQuoted) => At(
        NotFoundRule, at, $"'{path}' is not found in {(isQuoted ? "the directory of this file or an include directory" : "an include directory")}"
        + (listed is null ? "" : $"; {listed}")).Suggesting(nearest);

    /// <summary>Usually files that include each other in a cycle.</summary>
    public static Diagnostic TooDeep(Place at, string path, int limit) => At(
        TooDeepRule, at, $"'{path}' is not included: includes are nested deeper than {limit.ToString(CultureInfo.InvariantCulture)} levels");

    /// <summary>Usually files that include each other twice.</summary>
    public static Diagnostic TooMany(Place at, string path, int limit) => At(
        TooDeepRule, at, $"'{path}' is not included: {limit.ToString(CultureInfo.InvariantCulture)} files are included already");

    /// <summary>Usually a device, which has no end.</summary>
    public static Diagnostic TooLarge(Place at, string path) => At(
        TooLargeRule, at, $"'{path}' is not read: it has more than {(SourceFile.MostBytes >> 20).ToString(CultureInfo.InvariantCulture)} MiB, or no end");

    private static Diagnostic At(DiagnosticRule rule, Place at, string message) => new(rule, at.Location, message, at.Related);
}
