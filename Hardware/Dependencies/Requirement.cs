using System.Collections.Immutable;
using Boards.Devicetree.Tree;

namespace Boards.Hardware;

/// <summary>A node that the chosen devices need, directly or through others.</summary>
/// <param name="Node">The node.</param>
/// <param name="RegisterOwners">
/// The nodes that have its registers: itself, or the device that it is a part of, or the banks of a pin controller.
/// Empty where nothing is to be mapped.
/// </param>
/// <param name="Reason">The reference that led to it; null where it is the controller above a device on a serial bus.</param>
/// <param name="Because">The node that needs it.</param>
public sealed record Requirement(Node Node, ImmutableArray<Node> RegisterOwners, Dependency? Reason, Node Because);
