using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Devices;
using Boards.Microkit.Planning.Findings;
using Boards.Microkit.Planning.Mapping;
using Boards.Microkit.Request;
using static System.FormattableString;

namespace Boards.Microkit.Planning.Interrupts;

/// <summary>Finds the requested interrupts that can be delivered, by number.</summary>
internal sealed class InterruptClaims(PlanContext context, IReadOnlyList<PassedDevice> passed)
{
    private readonly HashSet<(Holder Holder, Node Node)> _passed = [.. passed.Where(static p => !p.IsBus).Select(static p => (p.Holder, p.Device.Node))];
    private Dictionary<uint, DeviceInterrupt>? _known;

    /// <summary>The claims, in the order of the declaration; a domain's interrupts by number come before those of its devices.</summary>
    public IEnumerable<InterruptClaim> All()
    {
        ILookup<Holder, DeliveredInterrupt> delivered = passed.Where(static p => p.Device.IsPassable())
            .SelectMany(p => InterruptSelection.Of(p, context))
            .ToLookup(static d => d.Device.Holder);
        LinePlan lines = new(context, [.. delivered.SelectMany(static d => d)]);
        foreach (Holder holder in context.Holders)
        {
            IEnumerable<InterruptClaim?> byNumber = holder.IsMachine ? [] : holder.Domain.Irqs.GroupBy(static irq => irq.Number.Value).Select(same => Of(holder, same.First()));
            foreach (InterruptClaim? claim in byNumber.Concat(delivered[holder].Select(d => Of(d, lines))))
            {
                context.Cancel.ThrowIfCancellationRequested();
                if (claim is not null)
                    yield return claim;
            }
        }
    }

    private InterruptClaim? Of(DeliveredInterrupt delivered, LinePlan lines)
    {
        (PassedDevice device, SourceLocation at) = (delivered.Device, delivered.Device.Location);
        if (lines.Place(delivered) is not { Number: { } number } interrupt || !IsDeliverable(interrupt.Owner.Path, number, at))
            return null;
        ReportIndirect(interrupt, delivered);
        return new InterruptClaim(device.Holder, number, TriggerOf(interrupt, at), interrupt.Owner.Path, at)
        {
            Id = delivered.Id,
            Interrupt = interrupt,
            Name = delivered.Name,
            Vcpu = device.Holder.Machine is { } machine ? VcpuOf(device, machine) : null,
        };
    }

    private InterruptClaim? Of(Holder holder, IrqRequest request)
    {
        uint number = request.Number.Value;
        SourceLocation at = request.Number.Location;
        if (InterruptLimits.ObjectionTo(context.Kernel, holder.Title, number, at) is not null)
            return null;
        DeviceInterrupt? known = (_known ??= FirstOfEachNumber()).TryGetValue(number, out DeviceInterrupt? first) ? first : null;
        return new InterruptClaim(holder, number, request.Trigger?.Value ?? (context.Request.IsHandWritten ? null : known?.Trigger) ?? InterruptTrigger.Level, null, at)
        {
            Id = request.Id is { Value: not -1 } id ? id : null,
            Interrupt = known,
            Name = Invariant($"irq_{number}"),
            SetvarId = request.SetvarId?.Value,
        };
    }

    private bool IsDeliverable(string who, uint number, SourceLocation at)
    {
        PlanFinding? objection = InterruptLimits.ObjectionTo(context.Kernel, who, number, at);
        if (objection is not null)
            context.Report(objection);
        return objection is null;
    }

    private void ReportIndirect(DeviceInterrupt interrupt, DeliveredInterrupt delivered)
    {
        PassedDevice device = delivered.Device;
        // A user who chose the line does not need the diagnostic.
        if (interrupt.Kind == InterruptKind.Dynamic && !interrupt.Via.IsEmpty && delivered.Line is null)
            context.Report(new PlanFinding.Dynamic(interrupt, delivered.Interrupt.Number, device.Location));

        // A controller, such as a bank of pins, may be a part of a device, without a driver of its own.
        if (interrupt.Kind == InterruptKind.Cascaded && !interrupt.Via.IsEmpty
            && !PhysicalMap.AtAndAbove(interrupt.Via[0]).Any(node => _passed.Contains((device.Holder, node))))
            context.Report(new PlanFinding.Cascaded(interrupt, device.Holder.Title, device.Location));
    }

    // The first interrupt of an enabled device that has each number, or may get it from the software that assigns its line.
    private Dictionary<uint, DeviceInterrupt> FirstOfEachNumber()
    {
        Dictionary<uint, DeviceInterrupt> first = [];
        foreach (DeviceInterrupt interrupt in context.Board.Devices.Where(static d => d.IsEnabled).SelectMany(static d => d.Interrupts))
        {
            foreach (uint number in Reach.NumbersOf(interrupt).Where(number => !first.ContainsKey(number)))
                first.Add(number, interrupt);
        }

        return first;
    }

    private InterruptTrigger TriggerOf(DeviceInterrupt interrupt, SourceLocation at)
    {
        if (interrupt.Trigger is { } trigger)
            return trigger;
        context.Report(new PlanFinding.TriggerUnknown(interrupt, at));
        return InterruptTrigger.Level;
    }

    private static int VcpuOf(PassedDevice passed, VirtualMachineRequest machine) =>
        passed.Request.Vcpu?.Value ?? machine.VcpuIds[0];
}
