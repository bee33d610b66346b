using System.Collections.Generic;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.StandardProperties;

/// <summary>
/// The node that the specifiers in a node's <c>interrupts</c> belong to (Devicetree Specification, 2.4.1). dtc and
/// Linux search for it differently. dtc stops at the first ancestor that is a controller or a nexus, or at the node
/// that the first <c>interrupt-parent</c> refers to. Linux stops at the first node with <c>#interrupt-cells</c>; if an
/// <c>interrupt-parent</c> refers to a node without it, the search continues from that node.
/// </summary>
public readonly record struct InterruptParent
{
    // The search of Linux continues if an interrupt-parent refers to a node without #interrupt-cells.
    // Hardware has no longer chain of such nodes. Without a limit, a chain whose nodes all have interrupts
    // would be followed to its end from each of them.
    private const int MostBare = 64;

    /// <summary>The interrupt parent, or null.</summary>
    public Node? Node { get; init; }

    /// <summary>The node whose <c>interrupt-parent</c> is not the phandle of a node, and so ends the search; otherwise null.</summary>
    public Node? Dangling { get; init; }

    /// <summary>
    /// The first node that an <c>interrupt-parent</c> refers to although it has no <c>#interrupt-cells</c>; otherwise
    /// null. Only the search of Linux sets it.
    /// </summary>
    public Node? Bare { get; init; }

    /// <summary>
    /// The node with the <c>interrupt-parent</c> that led to <see cref="Bare"/>, or, in the search of
    /// dtc, to <see cref="Node"/>; otherwise null.
    /// </summary>
    public Node? Naming { get; init; }

    /// <summary>The search of the reference compiler (dtc, checks.c: check_interrupts_property).</summary>
    /// <param name="tree">The tree, which has the phandles.</param>
    /// <param name="node">The node with <c>interrupts</c>.</param>
    public static InterruptParent AsDtc(DeviceTree tree, Node node)
    {
        for (Node? at = node; at is not null; at = at.Parent)
        {
            if (at != node && IsProvider(at))
                return new InterruptParent { Node = at };
            if (at.Find("interrupt-parent") is not { } named)
                continue;
            Node? target = named.Length == 4 ? tree.FindPhandle(named.Cell(0)) : null;
            return target is null ? new InterruptParent { Dangling = at } : new InterruptParent { Node = target, Naming = at };
        }

        return default;
    }

    /// <summary>
    /// The search of Linux (of/irq.c: of_irq_find_parent). It goes to the next node before it tests, so a node is its own
    /// interrupt parent only if its <c>interrupt-parent</c> refers to it.
    /// </summary>
    /// <param name="tree">The tree, which has the phandles.</param>
    /// <param name="node">The node with <c>interrupts</c>.</param>
    public static InterruptParent AsLinux(DeviceTree tree, Node node)
    {
        HashSet<Node> visited = [];
        InterruptParent found = default;
        int references = 0;
        for (Node? at = node; at is not null && visited.Add(at);)
        {
            if (at.Find("interrupt-parent") is { } named)
            {
                Node? target = named.CellCount >= 1 ? tree.FindPhandle(named.Cell(0)) : null;
                if (target is null)
                    return found with { Dangling = at };
                if (++references > MostBare)
                    return found;
                if (found.Bare is null && CellCount.Of(target, CellCount.Interrupt) is null)
                    found = found with { Bare = target, Naming = at };
                at = target;
            }
            else
            {
                at = at.Parent;
            }

            if (at is not null && CellCount.Of(at, CellCount.Interrupt) is not null)
                return found with { Node = at };
        }

        return found;
    }

    /// <summary>Whether a node is an interrupt controller or nexus (dtc, checks.c: node_is_interrupt_provider).</summary>
    internal static bool IsProvider(Node node) => node.Find("interrupt-controller") is not null || node.Find("interrupt-map") is not null;
}
