using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Hardware;

/// <summary>A reference from one node to another.</summary>
/// <param name="Consumer">The node that refers.</param>
/// <param name="Property">The property that does; <c>interrupts</c> for a controller that an interrupt passes.</param>
/// <param name="Index">Position in the property, empty slots counted.</param>
/// <param name="Provider">The node referred to. For a graph link the device at its other end.</param>
/// <param name="Arguments">The cells after the phandle.</param>
/// <param name="Kind">What is needed of the provider.</param>
/// <param name="IsProbable">
/// Whether it is only likely: a vendor's property whose number is the phandle of a system controller.
/// </param>
/// <param name="Location">The reference in the source.</param>
public sealed record Dependency(
    Node Consumer,
    string Property,
    int Index,
    Node Provider,
    ImmutableArray<uint> Arguments,
    DependencyKind Kind,
    bool IsProbable,
    SourceLocation Location);
