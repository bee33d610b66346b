using System.Collections.Immutable;
using Boards.Devicetree.Text;

namespace Boards.Devicetree;

/// <summary>Errors in the order in which trees are laid over each other.</summary>
internal static class LayerDiagnostics
{
    private static readonly DiagnosticRule PlainAfterOverlayRule =
        new("BRD0130", "A plain source must not follow an overlay", Severity.Error, breaksOutput: true);

    /// <summary>All rules of this class.</summary>
    public static ImmutableArray<DiagnosticRule> All { get; } = [PlainAfterOverlayRule];

    public static Diagnostic PlainAfterOverlay(string path, string overlay) => new(
        PlainAfterOverlayRule,
        SourceLocation.StartOf(path),
        $"this source has no /plugin/, so it must come before the overlay {overlay.Substring(overlay.LastIndexOf('/') + 1)}",
        [new RelatedLocation(SourceLocation.StartOf(overlay), "the overlay before it")]);
}
