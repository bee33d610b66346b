using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit.Request;
using static System.FormattableString;

namespace Boards.Microkit.Rules.Guests;

/// <summary><c>BRD3708</c>, <c>BRD3709</c>, <c>BRD3715</c> and <c>BRD3716</c>: what is declared about a guest's devicetree.</summary>
internal static class GuestTreeDiagnostics
{
    private static readonly DiagnosticRule WidthRule = new("BRD3708", "An address does not fit in the devicetree of the guest", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule ConsoleRule = new("BRD3709", "The console of a guest is not passed", Severity.Warning);

    private static readonly DiagnosticRule MissingFileRule = new("BRD3715", "A file of a guest's devicetree is unknown", Severity.Error, breaksOutput: true);
    private static readonly DiagnosticRule BadFileRule = new("BRD3716", "A file of a guest's devicetree has an error", Severity.Error, breaksOutput: true);

    public static ImmutableArray<DiagnosticRule> All { get; } = [WidthRule, ConsoleRule, MissingFileRule, BadFileRule];

    /// <summary>The project has no such file, or does not pass it to the generator.</summary>
    public static Diagnostic MissingFile(string name, SourceLocation at) =>
        new(MissingFileRule, at, $"the file '{name}' is not an additional file of the project");

    /// <summary>The devicetree does not have the content of the file.</summary>
    public static Diagnostic BadFile(Declared<string> name, Diagnostic error) =>
        new(BadFileRule, name.Location, $"{error.Location.Path}({error.Location.From.Line + 1},{error.Location.From.Column + 1}): {error.Message}", [new RelatedLocation(error.Location, "the error")]);

    /// <summary>The root of the board's tree has one cell for an address.</summary>
    public static Diagnostic Width(string what, AddressRange range, int bits, SourceLocation at) =>
        new(WidthRule, at, Invariant($"{what} at {range} does not fit in the {bits} bits that the root of the devicetree has for an address and a size"));

    /// <summary>Linux ignores addresses of such widths.</summary>
    public static Diagnostic UnreadableCells(string what, AddressRange range, int most, SourceLocation at) =>
        new(WidthRule, at, Invariant($"{what} at {range} has no address in the devicetree, because Linux reads addresses and sizes of 1 to {most} cells; correct #address-cells and #size-cells of the root"));

    /// <summary>The driver does not find its registers, and the guest prints nothing.</summary>
    public static Diagnostic Console(string machine, string console, string? suggestion, SourceLocation at) =>
        new Diagnostic(ConsoleRule, at, $"'{machine}': the console '{console}' is neither passed nor emulated").Suggesting(suggestion);
}
