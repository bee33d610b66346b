using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware.Reporting;
using Boards.Hardware.Status;

namespace Boards.Hardware.Checks;

/// <summary>Finds enabled nodes that depend on disabled ones.</summary>
internal static class StatusChecks
{
    public static void Run(ImmutableArray<Device> devices, DeviceTable byNode, DiagnosticSink diagnostics)
    {
        // A disabled node is reported once, at the first node that depends on it.
        Dictionary<Node, List<Device>> below = [];
        Dictionary<Node, List<(DeviceInterrupt Interrupt, Node Controller)>> waiting = [];
        foreach (Device device in devices)
        {
            // Only a node with an explicit "okay" is reported; a child without status follows its parent.
            if (device.Status == NodeStatus.Okay && device.DisabledBy is { } ancestor && device.Node.Find("status") is not null)
                Add(below, ancestor, device);
            if (device.Role == DeviceRole.ReservedMemory && device.Node.Find("no-map") is not null && device.Node.Find("reusable") is not null)
                diagnostics.Add(device.Node, StatusRules.ReservedMemory(device.Node));
            foreach (DeviceInterrupt interrupt in device.IsEnabled ? device.Interrupts : [])
            {
                if (SwitchedOff(interrupt, byNode) is { } controller)
                    Add(waiting, byNode[controller].DisabledBy!, (interrupt, controller));
            }
        }

        // An unknown status is reported at the node that has it.
        foreach (KeyValuePair<Node, List<Device>> off in below.Where(off => byNode[off.Key].Status != NodeStatus.Unknown))
            diagnostics.AddStatus(off.Value[0].Node, StatusRules.BelowDisabled(off.Value, off.Key, byNode[off.Key].Status));
        foreach (KeyValuePair<Node, List<(DeviceInterrupt Interrupt, Node Controller)>> off in waiting.Where(off => byNode[off.Key].Status != NodeStatus.Unknown && !below.ContainsKey(off.Key)))
            diagnostics.Add(off.Value[0].Interrupt.Owner, StatusRules.ControllerDisabled([.. off.Value.Select(static w => w.Interrupt)], off.Value[0].Controller, off.Key));
    }

    // A CPU's own controller exists even if the CPU is not started.
    private static Node? SwitchedOff(DeviceInterrupt interrupt, DeviceTable byNode) =>
        interrupt.Via.FirstOrDefault(controller => byNode[controller] is { DisabledBy: not null, Role: not DeviceRole.Cpu });

    private static void Add<T>(Dictionary<Node, List<T>> all, Node node, T one)
    {
        if (!all.TryGetValue(node, out List<T>? list))
            all[node] = list = [];
        list.Add(one);
    }
}
