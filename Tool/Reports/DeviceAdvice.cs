using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Platforms;

namespace Boards.Tool.Reports;

/// <summary>What to write so that a guest has a device, and so that it does without the device.</summary>
internal static class DeviceAdvice
{
    /// <summary>Adds the lines to write.</summary>
    public static void AddTo(FactList list, Device device, DeviceRegion region, string? kernelUse, Sel4Board board, string? system)
    {
        // Linux looks for these below the interrupt controller, regardless of their status.
        bool isOfController = device.Role == DeviceRole.InterruptController && device.Node.Parent is { } parent && board[parent].Role == DeviceRole.InterruptController;
        if (device.Role == DeviceRole.Device && kernelUse is null)
        {
            list.Add("to pass it", $"on the command line: --pass {device.Path}", $"in C#: [Passthrough(\"{device.Path}\")]");
            if (system is not null)
                list.Add("", Elements(device, region, system));
        }
        else if (!isOfController)
        {
            list.Add("to pass it", "cannot be passed: the kernel or the monitor handles it");
        }

        if (isOfController)
            list.Add("without it", $"in the guest's devicetree: /delete-node/ &{{{device.Path}}};", "status = \"disabled\" is not enough: Linux' driver does not look at it");
        else if (device.Role == DeviceRole.Device)
            list.Add("without it", $"in the guest's devicetree: &{{{device.Path}}} {{ status = \"disabled\"; }};");
    }

    private static IEnumerable<string> Elements(Device device, DeviceRegion region, string system)
    {
        string name = device.Node.Name.Split('@')[0];
        yield return FormattableString.Invariant($"in {system}: <memory_region name=\"{name}\" size=\"0x{region.PageSize:x}\" phys_addr=\"0x{region.PageAddress:x}\" />");
        yield return FormattableString.Invariant($"and in <virtual_machine>: <map mr=\"{name}\" vaddr=\"0x{region.PageAddress:x}\" perms=\"rw\" cached=\"false\" />");
        foreach (DeviceInterrupt interrupt in device.Interrupts.Where(static i => i.Number is not null))
            yield return FormattableString.Invariant($"and in <protection_domain>: <irq irq=\"{interrupt.Number}\" trigger=\"{(interrupt.Trigger == InterruptTrigger.Edge ? "edge" : "level")}\" id=\"…\" />");
    }
}
