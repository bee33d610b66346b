using System.Collections.Generic;
using Boards.Devicetree.Tree;
using Boards.Hardware.Addressing;
using Boards.Hardware.Cells;
using Boards.Hardware.Controllers.Roots;

namespace Boards.Hardware.Interrupts;

/// <summary>Finds the node whose specifiers a node's <c>interrupts</c> are.</summary>
internal sealed class InterruptParents(DeviceTree tree, ControllerTable controllers)
{
    /// <summary>Where the search ended.</summary>
    /// <param name="Node">The interrupt parent, or null.</param>
    /// <param name="Dangling">The node whose <c>interrupt-parent</c> leads nowhere.</param>
    /// <param name="Bare">The node that an <c>interrupt-parent</c> refers to, although it has no <c>#interrupt-cells</c>.</param>
    /// <param name="Naming">The node with that <c>interrupt-parent</c>.</param>
    public readonly record struct Found(Node? Node, Node? Dangling, Node? Bare, Node? Naming);

    /// <summary>
    /// Up from a node by <c>interrupt-parent</c> where it is given, by the tree where it is not, to the first node with
    /// <c>#interrupt-cells</c>. The step comes before the test: a node is its own parent only if its
    /// <c>interrupt-parent</c> refers to it.
    /// </summary>
    public Found Of(Node node)
    {
        HashSet<Node> visited = [];
        Node? bare = null;
        Node? naming = null;
        for (Node? at = node; at is not null && visited.Add(at);)
        {
            if (at.Find("interrupt-parent") is { } named)
            {
                Node? target = named.CellCount >= 1 ? tree.FindPhandle(named.Cell(0)) : null;
                if (target is null)
                    return new Found(null, at, bare, naming);
                if (bare is null && CellCount.Of(target, CellCount.Interrupt) is null)
                    (bare, naming) = (target, at);
                at = target;
            }
            else
            {
                at = at.Parent;
            }

            if (at is not null && CellCount.Of(at, CellCount.Interrupt) is not null)
                return new Found(at, null, bare, naming);
        }

        return new Found(null, null, bare, naming);
    }

    /// <summary>
    /// Whether a controller's own interrupts lead to another controller that does not lead back to it. A line to a hart
    /// makes none of it: that is how the root itself is wired (sifive,plic-1.0.0.yaml).
    /// </summary>
    public bool IsSecondary(Node controller)
    {
        if (controller.Find("interrupts") is null && controller.Find("interrupts-extended") is null)
            return false;
        HashSet<Node> visited = [controller];
        for (Node? at = First(controller); at is not null; at = Of(at).Node)
        {
            if (ReferenceEquals(at, controller))
                return false;
            if (!visited.Add(at))
                return true;
        }

        return First(controller) is { } first && controllers.Find(first) is not { IsCpu: true };
    }

    private Node? First(Node controller) =>
        controller.Find("interrupts-extended") is { CellCount: > 0 } extended ? tree.FindPhandle(extended.Cell(0)) : Of(controller).Node;
}
