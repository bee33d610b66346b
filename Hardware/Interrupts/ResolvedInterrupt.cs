using System.Collections.Immutable;
using Boards.Devicetree.Tree;

namespace Boards.Hardware.Interrupts;

/// <summary>An entry of a node's interrupts with what it came to.</summary>
/// <param name="Source">The entry.</param>
/// <param name="Resolution">The result.</param>
/// <param name="Via">The nodes passed.</param>
/// <param name="Route">The way in words.</param>
internal sealed record ResolvedInterrupt(InterruptSource Source, Resolution Resolution, ImmutableArray<Node> Via, string Route);
