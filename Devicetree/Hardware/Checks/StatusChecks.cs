using System.Collections.Generic;
using System.Collections.Immutable;
using Boards.Devicetree.Hardware.Rules;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Hardware.Checks;

/// <summary>Who is switched on although what it hangs on is not.</summary>
internal static class StatusChecks
{
    public static void Run(ImmutableArray<Device> devices, IReadOnlyDictionary<Node, Device> byNode, DiagnosticSink diagnostics)
    {
        foreach (Device device in devices)
        {
            // Only who says okay means it; a child that says nothing follows its parent.
            if (device.Status == DeviceStatus.Okay && device.DisabledBy is { } ancestor && device.Node.Find("status") is not null)
                diagnostics.AddStatus(device.Node, StatusRules.BelowDisabled(device, ancestor, byNode[ancestor].Status));
            if (device.Role == DeviceRole.ReservedMemory && device.Node.Find("no-map") is not null && device.Node.Find("reusable") is not null)
                diagnostics.Add(device.Node, StatusRules.ReservedMemory(device.Node));
            if (device.IsEnabled)
                JudgeControllers(device, byNode, diagnostics);
        }
    }

    private static void JudgeControllers(Device device, IReadOnlyDictionary<Node, Device> byNode, DiagnosticSink diagnostics)
    {
        foreach (Interrupt interrupt in device.Interrupts)
        {
            foreach (Node controller in interrupt.Via)
            {
                // A CPU's own controller is there even where the CPU is not started.
                if (byNode[controller] is not { DisabledBy: { } disabledBy, Role: not DeviceRole.Cpu })
                    continue;
                diagnostics.Add(device.Node, StatusRules.ControllerDisabled(interrupt, controller, disabledBy));
                break;
            }
        }
    }
}
