using System.Collections.Immutable;
using Boards.Devicetree.Tree;

namespace Boards.Hardware.Interrupts;

/// <summary>An entry of a node's interrupts, with its resolution.</summary>
/// <param name="Source">The entry.</param>
/// <param name="Resolution">The result.</param>
/// <param name="Via">The nodes that the interrupt passes through.</param>
/// <param name="Route">The route as text.</param>
internal sealed record ResolvedInterrupt(InterruptSource Source, Resolution Resolution, ImmutableArray<Node> Via, string Route);
