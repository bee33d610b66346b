using System.Collections.Immutable;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Tree.Overlays;

/// <summary>What an overlay made of a tree. There is always a tree; after errors it holds what could be applied.</summary>
/// <param name="Tree">The base with the overlay laid over it.</param>
/// <param name="Diagnostics">What does not fit, in the overlay's source where it has one.</param>
internal sealed record OverlayResult(DeviceTree Tree, ImmutableArray<Diagnostic> Diagnostics);
