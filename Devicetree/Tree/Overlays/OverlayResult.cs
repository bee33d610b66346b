using System.Collections.Immutable;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Tree.Overlays;

/// <summary>The result of applying an overlay to a tree. There is always a tree; after errors it contains what could be applied.</summary>
/// <param name="Tree">The base with the overlay laid over it.</param>
/// <param name="Diagnostics">What does not fit, with locations in the overlay's source if it has one.</param>
internal sealed record OverlayResult(DeviceTree Tree, ImmutableArray<Diagnostic> Diagnostics);
