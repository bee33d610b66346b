using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware.Addressing;
using Boards.Hardware.Controllers.FrontEnds.ExternalLines;
using Boards.Hardware.Devices;
using Boards.Hardware.Interrupts;
using Boards.Hardware.Reporting;
using static System.FormattableString;

namespace Boards.Hardware.Checks;

/// <summary>Checks interrupts against each other, and against what is known about their controllers.</summary>
internal static class InterruptChecks
{
    public static void Run(
        ImmutableArray<Device> devices, DeviceTable byNode, Lineage lineage,
        InterruptResolver interrupts, DiagnosticSink diagnostics)
    {
        foreach (KeyValuePair<Node, int> unknown in interrupts.Unknown)
        {
            if (byNode[unknown.Key].IsEnabled)
                diagnostics.Add(unknown.Key, InterruptRules.UnknownController(unknown.Key, unknown.Value, Known(byNode[unknown.Key])));
        }

        JudgeNumbers(devices, byNode, diagnostics);
        JudgeParents(devices, interrupts, diagnostics);
        Dictionary<uint, DeviceInterrupt> first = [];
        HashSet<Node> withoutDriver = [];
        Dictionary<(Node, uint), DeviceInterrupt> events = [];
        foreach (Device device in devices)
        {
            JudgeNames(device, interrupts, diagnostics);
            if (!device.IsEnabled)
                continue;
            foreach (DeviceInterrupt interrupt in device.Interrupts)
            {
                JudgeSharing(device, interrupt, first, lineage, diagnostics);
                JudgeEvents(device, interrupt, events, interrupts, diagnostics);
                foreach (Node controller in interrupt.Via)
                {
                    if (interrupts.Controllers.Find(controller)?.WithoutDriver is { } what && withoutDriver.Add(controller))
                        diagnostics.Add(controller, InterruptRules.Unsupported(controller, what));
                }
            }
        }
    }

    // Each interrupt must have a number, candidates or a diagnostic, except those that connect the kernel's own controllers to CPUs.
    private static void JudgeNumbers(ImmutableArray<Device> devices, DeviceTable byNode, DiagnosticSink diagnostics)
    {
        Dictionary<Node, int> assigned = [];
        foreach (Device device in devices.Where(static d => d.IsEnabled && d.Role is not (DeviceRole.InterruptController or DeviceRole.Timer)))
        {
            bool isReported = false;
            foreach (DeviceInterrupt interrupt in device.Interrupts.Where(static i => i is { Number: null, FailedBy: null, Candidates.IsEmpty: true }))
            {
                if (interrupt.Multiplexer is { } controller)
                    assigned[controller] = assigned.TryGetValue(controller, out int count) ? count + 1 : 1;
                else if (!isReported && interrupt.Via is [.., var last] && byNode[last].Controller == ControllerFamily.RiscvCpu)
                {
                    isReported = true;
                    diagnostics.Add(device.Node, InterruptRules.OfCpu(interrupt));
                }
            }
        }

        foreach (KeyValuePair<Node, int> controller in assigned)
            diagnostics.Add(controller.Key, InterruptRules.NoNumber(controller.Key, controller.Value));
    }

    // A mistake in a node that many nodes depend on is reported once, at the first of them.
    private static void JudgeParents(ImmutableArray<Device> devices, InterruptResolver interrupts, DiagnosticSink diagnostics)
    {
        var lost = devices
            .Where(static d => d.IsEnabled && d.Node.Find("interrupts") is not null && d.Node.Find("interrupts-extended") is null)
            .Select(d => (d.Node, Found: interrupts.Parents.Of(d.Node)))
            .Where(static d => d.Found.Node is null && (d.Found.Dangling is not null || d.Found.Bare is null))
            .GroupBy(static d => d.Found.Dangling);
        foreach (var nodes in lost)
        {
            (Node node, int others) = (nodes.First().Node, nodes.Count() - 1);
            diagnostics.Add(node, nodes.Key is { } named
                ? InterruptTreeRules.DanglingParent(node, named, others)
                : InterruptTreeRules.NoInterruptParent(node, node.Find("interrupts")!, others));
        }
    }

    private static void JudgeNames(Device device, InterruptResolver interrupts, DiagnosticSink diagnostics)
    {
        if (device.Node.Find("interrupt-names") is { } names && interrupts.CountOf(device.Node) is > 0 and { } entries && names.Strings.Count > entries)
        {
            string of = device.Node.Find("interrupts-extended") is null ? "interrupts" : "interrupts-extended";
            diagnostics.Add(device.Node, AddressRules.Names(device.Node, names, names.Strings.Count, entries, of));
        }
    }

    // A line has one trigger: Linux refuses a second device with a different one.
    private static void JudgeSharing(Device device, DeviceInterrupt interrupt, Dictionary<uint, DeviceInterrupt> first, Lineage lineage, DiagnosticSink diagnostics)
    {
        if (interrupt is not { Kind: InterruptKind.Direct, Number: { } number, Trigger: not null })
            return;
        // The entry of a controller on the route is the same line, and the device's trigger is the one that counts.
        if (!first.TryGetValue(number, out DeviceInterrupt? other) || interrupt.Via.Contains(other.Owner))
            first[number] = interrupt;
        else if (other.Trigger != interrupt.Trigger && !other.Via.Contains(interrupt.Owner) && !lineage.AreRelated(other.Owner, interrupt.Owner))
            diagnostics.Add(device.Node, InterruptRules.Triggers(interrupt, other));
    }

    // Pins with the same number share an event of the EXTI, whatever their bank; the event is routed to one bank.
    private static void JudgeEvents(Device device, DeviceInterrupt interrupt, Dictionary<(Node, uint), DeviceInterrupt> events, InterruptResolver interrupts, DiagnosticSink diagnostics)
    {
        if (interrupt is not { Via: [var bank, var exti, ..], Specifier: [var pin, ..] } || interrupts.Controllers.Find(bank) is not { SharesEvents: true })
            return;
        if (!events.TryGetValue((exti, pin), out DeviceInterrupt? other))
            events[(exti, pin)] = interrupt;
        else if (!ReferenceEquals(other.Via[0], bank))
            diagnostics.Add(device.Node, InterruptRules.SameEvent(interrupt, other));
    }

    private static string Known(Device controller)
    {
        uint[] own = [.. controller.Interrupts.Where(i => i.Number is not null).Select(i => i.Number!.Value)];
        return own.Length == 0 ? "" : Invariant($"; its own interrupts are IRQ {string.Join(", ", own)}");
    }
}
