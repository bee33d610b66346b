using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Hardware;
using static System.FormattableString;

namespace Boards.Microkit.Rules.Guests;

/// <summary><c>BRD3708</c> and <c>BRD3709</c>: what is declared of a guest's devicetree.</summary>
internal static class GuestTreeDiagnostics
{
    private static readonly DiagnosticRule WidthRule = new("BRD3708", "An address does not fit in the devicetree of the guest", Severity.Error, breaksOutput: true);
    private static readonly DiagnosticRule ConsoleRule = new("BRD3709", "The console of a guest is not passed", Severity.Warning);

    public static ImmutableArray<DiagnosticRule> All { get; } = [WidthRule, ConsoleRule];

    /// <summary>The root of the board's tree has one cell for an address.</summary>
    public static Diagnostic Width(string what, AddressRange range, int bits, SourceLocation at) =>
        new(WidthRule, at, Invariant($"{what} at {range} does not fit in the {bits} bits that the root of the devicetree has for an address and a size"));

    /// <summary>The driver does not find its registers, and the guest prints nothing.</summary>
    public static Diagnostic Console(string machine, string console, string? suggestion, SourceLocation at) =>
        new(ConsoleRule, at, $"'{machine}': the console '{console}' is neither passed nor emulated{(suggestion is null ? "" : $"; did you mean '{suggestion}'?")}");
}
