using System.Collections.Immutable;
using Boards.Devicetree.Tree;

namespace Boards.Hardware;

/// <summary>A node that the chosen devices need, directly or through others.</summary>
public sealed record Requirement
{
    /// <summary>The node.</summary>
    public required Node Node { get; init; }

    /// <summary>
    /// The nodes that have its registers: the node itself, the device that it is a part of, or the banks of a pin controller.
    /// Empty if nothing is to be mapped.
    /// </summary>
    public required ImmutableArray<Node> RegisterOwners { get; init; }

    /// <summary>
    /// The reference that led to it; null if it is the controller above a device on a serial bus, or if <see cref="IsMade"/> is true.
    /// </summary>
    public required Dependency? Reason { get; init; }

    /// <summary>The node that needs it.</summary>
    public required Node Because { get; init; }

    /// <summary>Whether it is a child that the driver of <see cref="Because"/> creates, as for the wrapper of a USB controller.</summary>
    public bool IsMade => Reason is null && ReferenceEquals(Node.Parent, Because);
}
