using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Microkit.Rules.Devices;

namespace Boards.Microkit.Rules.Memory;

/// <summary>Memory regions that were declared by hand: their size, their contents, and whether they are mapped.</summary>
internal static class RegionDiagnostics
{
    public static readonly DiagnosticRule NoSizeRule = new("BRD3323", "A memory region has no size", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule TwoPrefillsRule = new("BRD3324", "A memory region is filled from two sources", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule PrefillSizeRule = new("BRD3325", "A memory region is not filled from a file", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule UnusedRule = new("BRD3326", "A memory region is not mapped", Severity.Warning);

    public static ImmutableArray<DiagnosticRule> All { get; } = [NoSizeRule, TwoPrefillsRule, PrefillSizeRule, UnusedRule];

    /// <summary>The region has neither a size of its own nor contents with a size.</summary>
    public static Diagnostic NoSize(string name, SourceLocation at) =>
        new(NoSizeRule, at, $"memory region '{name}' has neither a size nor contents with a size");

    /// <summary>The region is filled from both a file and the boot information.</summary>
    public static Diagnostic TwoPrefills(string name, SourceLocation first, SourceLocation at) => new(TwoPrefillsRule, at,
        $"memory region '{name}' is filled from a file and from the boot information", Places.At(first, "the file"));

    /// <summary>A symbol is set to the size of a file, but the region has no file.</summary>
    public static Diagnostic PrefillSize(string symbol, string region, SourceLocation at) =>
        new(PrefillSizeRule, at, $"the symbol '{symbol}' is set to the size of the file of '{region}', but '{region}' is not filled from a file");

    /// <summary>The tool also warns about it.</summary>
    public static Diagnostic Unused(string name, SourceLocation at) => new(UnusedRule, at, $"memory region '{name}' is not mapped");
}
