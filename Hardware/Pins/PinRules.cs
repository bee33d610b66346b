using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Text;

namespace Boards.Hardware.Pins;

/// <summary>Diagnostics for pins.</summary>
internal static class PinRules
{
    private const int Shown = 4;

    private static readonly DiagnosticRule ConflictRule = new("BRD2501", "Two enabled devices use the same pin", Severity.Info);

    /// <summary>Every rule of this class.</summary>
    public static ImmutableArray<DiagnosticRule> All { get; } = [ConflictRule];

    internal static Diagnostic Conflict(PinConflict conflict) => new(
        ConflictRule, conflict.Property.Location,
        $"{conflict.Second.Path}: '{conflict.Property.Name}' uses {Text(conflict)} of {conflict.Controller.Path}, which '{conflict.FirstProperty.Name}' of {conflict.First.Path} uses, too; only one of the two devices can work",
        [new RelatedLocation(conflict.FirstProperty.Location, "used here")]);

    /// <summary>The pins of a conflict, as messages name them.</summary>
    internal static string Text(PinConflict conflict) =>
        (conflict.Pins.Length == 1 ? "pin " : "the pins ") + string.Join(", ", conflict.Pins.Take(Shown))
        + (conflict.Pins.Length > Shown ? System.FormattableString.Invariant($" and {conflict.Pins.Length - Shown} more") : "");
}
