using System.Collections.Generic;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Tree;
using Boards.Hardware.Addressing;
using Boards.Hardware.Cells;
using Boards.Hardware.Controllers.Roots;

namespace Boards.Hardware.Interrupts;

/// <summary>Finds the interrupt parent of a node: the node that reads the specifiers in its <c>interrupts</c>.</summary>
internal sealed class InterruptParents(DeviceTree tree, ControllerTable controllers)
{
    private readonly Dictionary<Node, InterruptParent> _known = [];
    private readonly Dictionary<Node, bool> _secondary = [];

    /// <summary>The interrupt parent of a node.</summary>
    public InterruptParent Of(Node node)
    {
        // Up to a node at which the search ends or continues elsewhere, each node has the interrupt parent of the node above it.
        Node from = node;
        InterruptParent found;
        while (!_known.TryGetValue(from, out found))
        {
            if (from.Parent is { } above && from.Find("interrupt-parent") is null && CellCount.Of(above, CellCount.Interrupt) is null)
            {
                from = above;
                continue;
            }

            found = InterruptParent.AsLinux(tree, from);
            break;
        }

        _known[from] = found;
        for (Node below = node; below != from; below = below.Parent!)
            _known[below] = found;
        return found;
    }

    /// <summary>
    /// Whether a controller's own interrupts lead to another controller that does not lead back to it. A line to a hart
    /// does not count: that is how the root itself is wired (sifive,plic-1.0.0.yaml).
    /// </summary>
    public bool IsSecondary(Node controller)
    {
        // The result is kept, because it is needed for each interrupt of the controller.
        if (!_secondary.TryGetValue(controller, out bool isSecondary))
            _secondary.Add(controller, isSecondary = LeadsElsewhere(controller));
        return isSecondary;
    }

    private bool LeadsElsewhere(Node controller)
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
