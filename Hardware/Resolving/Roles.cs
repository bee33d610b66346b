using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware.Controllers;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Resolving;

/// <summary>Distinguishes devices from nodes that only describe them.</summary>
internal static class Roles
{
    private static readonly HashSet<string> BusCompatibles = new(StringComparer.Ordinal)
    {
        "simple-bus", "simple-pm-bus", "arm,amba-bus", "isa",
    };

    private static readonly HashSet<string> TimerCompatibles = new(StringComparer.Ordinal)
    {
        "arm,armv8-timer", "arm,armv7-timer", "arm,cortex-a15-timer", "riscv,timer", "riscv,clint0", "sifive,clint0", "thead,c900-clint",
        "riscv,aclint-mtimer", "riscv,aclint-mswi", "riscv,aclint-sswi",
    };

    // Children of the root that only describe; the nodes below them also only describe.
    private static readonly HashSet<string> Descriptions = new(StringComparer.Ordinal)
    {
        "aliases", "chosen", "__symbols__", "__fixups__", "__local_fixups__", "__overlay__", "firmware", "psci", "thermal-zones",
    };

    private static readonly HashSet<string> Links = new(StringComparer.Ordinal) { "port", "ports", "endpoint" };

    /// <summary>The role of a node, given that of its parent.</summary>
    public static DeviceRole Of(Node node, DeviceRole parent, ImmutableArray<string> compatible, InterruptParents interrupts)
    {
        if (node.Parent is not { } above)
            return DeviceRole.Description;
        if (node.Find("device_type")?.String is "memory")
            return DeviceRole.Memory;
        if (above.Parent is null)
        {
            if (node.IsCalled("memory"))
                return DeviceRole.Memory;
            if (string.Equals(node.Name, "cpus", StringComparison.Ordinal))
                return DeviceRole.Cpu;
            if (string.Equals(node.Name, "reserved-memory", StringComparison.Ordinal) || Descriptions.Contains(node.Name))
                return DeviceRole.Description;
        }

        return Inherited(node, above, parent, compatible) ?? OfCompatible(node, compatible, interrupts);
    }

    private static DeviceRole? Inherited(Node node, Node above, DeviceRole parent, ImmutableArray<string> compatible) => parent switch
    {
        DeviceRole.Cpu => DeviceRole.Cpu,
        DeviceRole.InterruptController => DeviceRole.InterruptController,
        DeviceRole.Description when string.Equals(above.Name, "reserved-memory", StringComparison.Ordinal) => DeviceRole.ReservedMemory,
        // A frame buffer that firmware has set up is a device, although it is in /chosen.
        DeviceRole.Description when above.Parent is not null || Descriptions.Contains(above.Name) =>
            compatible.Contains("simple-framebuffer") ? DeviceRole.Device : DeviceRole.Description,
        _ when node.Find("compatible") is null && Links.Contains(node.BaseName) => DeviceRole.Description,
        _ => null,
    };

    private static DeviceRole OfCompatible(Node node, ImmutableArray<string> compatible, InterruptParents interrupts)
    {
        if (compatible.Any(static c => TimerCompatibles.Contains(c)))
            return DeviceRole.Timer;
        if (compatible.Length > 0 && node.Find("interrupt-controller") is not null
            && InterruptControllers.Table.Find(node) is { IsRoot: true } rule && !(rule.MayBeSecondary && interrupts.IsSecondary(node)))
            return DeviceRole.InterruptController;
        // The kernel drives the interrupt controllers of a PC, which have no class in the table.
        if (InterruptControllers.Table.FamilyOf(node, compatible) is ControllerFamily.IoApic or ControllerFamily.LocalApic)
            return DeviceRole.InterruptController;
        if (compatible.Any(static c => BusCompatibles.Contains(c)) || (compatible.Length == 0 && node.Find("ranges") is not null && node.Find("reg") is null))
            return DeviceRole.Bus;
        // Tables, pin groups, hogs: nodes that do not have a driver of their own.
        bool isTable = compatible.Length > 0 && compatible[0].StartsWith("operating-points-v2", StringComparison.Ordinal);
        bool isBare = compatible.Length == 0 && node.Find("reg") is null && node.Find("interrupts") is null && node.Find("interrupts-extended") is null;
        return isTable || isBare ? DeviceRole.Description : DeviceRole.Device;
    }
}
