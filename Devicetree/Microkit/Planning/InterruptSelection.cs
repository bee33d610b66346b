using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Hardware;
using Boards.Devicetree.Microkit.Request;
using Boards.Devicetree.Microkit.Rules;
using Boards.Devicetree.Text;
using static System.FormattableString;

namespace Boards.Devicetree.Microkit.Planning;

/// <summary>Which interrupts a passed device, or a number, brings with it.</summary>
internal sealed class InterruptSelection(PlanContext context)
{
    /// <summary>The claims of a device, its own interrupts first, then those of what it depends on.</summary>
    public IEnumerable<InterruptClaim> Select(PassedDevice passed, IReadOnlyCollection<Device> alsoPassed)
    {
        List<Interrupt> interrupts = [.. InterruptsOf(passed)];
        int own = interrupts.Count;
        if (passed.Request.WithDependencies)
            interrupts.AddRange(PeripheralDependencies.InterruptsOf(passed.Device, context.Board));

        ValueList<Declared<int>> channels = passed.Request.Channels;
        if (channels.Count > interrupts.Count)
            context.Report(InterruptDiagnostics.TooManyChannels(passed.Device, interrupts.Count, channels.Count, channels[interrupts.Count].Location));
        for (int i = 0; i < interrupts.Count; i++)
        {
            Interrupt interrupt = interrupts[i];
            if (interrupt.Number is not { } number)
            {
                context.Report(InterruptDiagnostics.NoNumber(interrupt, passed.Location));
                continue;
            }

            if (!IsDeliverable(interrupt.Owner.Path, number, passed.Location))
                continue;
            ReportIndirect(interrupt, passed, alsoPassed);
            yield return new InterruptClaim(
                passed.Holder, number, TriggerOf(interrupt, passed.Location), interrupt.Owner.Path, passed.Location)
            {
                Id = i < channels.Count && channels[i].Value != -1 ? channels[i] : null,
                Interrupt = interrupt,
                Name = NameOf(passed, interrupt, isOwn: i < own, isOnly: own == 1),
                Vcpu = passed.Holder.Machine is { } machine ? VcpuOf(passed, machine) : null,
            };
        }
    }

    /// <summary>The claim of a number; null where nobody can have it.</summary>
    public InterruptClaim? Select(Holder holder, IrqRequest request)
    {
        uint number = request.Number.Value;
        SourceLocation at = request.Number.Location;
        if (!IsDeliverable(holder.Title, number, at))
            return null;
        Interrupt? known = context.Board.Devices.Where(static d => d.IsEnabled).SelectMany(static d => d.Interrupts)
            .FirstOrDefault(i => i.Number == number || i.Candidates.Contains(number));
        if (known is null)
            context.Report(InterruptDiagnostics.NoDevice(number, at));
        if (known?.Trigger is { } real && request.Trigger is { } given && given.Value != real)
            context.Report(InterruptDiagnostics.WrongTrigger(known, given.Value, given.Location));
        return new InterruptClaim(holder, number, request.Trigger?.Value ?? known?.Trigger ?? TriggerMode.Level, Invariant($"interrupt {number}"), at)
        {
            Id = request.Id is { Value: not -1 } id ? id : null,
            Interrupt = known,
            Name = Invariant($"irq_{number}"),
            SetvarId = request.SetvarId?.Value,
        };
    }

    private IEnumerable<Interrupt> InterruptsOf(PassedDevice passed)
    {
        ImmutableArray<Interrupt> all = passed.Device.Interrupts;
        if (passed.Request.Interrupts is not { } selected)
            return all;
        List<Interrupt> interrupts = [];
        foreach (Declared<int> index in selected)
        {
            if (all.FirstOrDefault(i => i.Index == index.Value) is { } interrupt)
                interrupts.Add(interrupt);
            else
                context.Report(DeviceDiagnostics.NoSuchInterrupt(passed.Device, index.Value, index.Location));
        }

        return interrupts;
    }

    private bool IsDeliverable(string who, uint number, SourceLocation at)
    {
        Diagnostic? objection =
            context.Kernel.OwnerOf(number) is { } owner ? InterruptDiagnostics.KernelInterrupt(who, number, owner, at)
            : context.Kernel.IsSoftwareGenerated(number) ? InterruptDiagnostics.SoftwareInterrupt(who, number, at)
            : context.Kernel.HighestInterrupt is { } highest && number > highest ? InterruptDiagnostics.OutOfRange(who, number, highest, at)
            : null;
        if (objection is not null)
            context.Report(objection);
        return objection is null;
    }

    private void ReportIndirect(Interrupt interrupt, PassedDevice passed, IReadOnlyCollection<Device> alsoPassed)
    {
        if (interrupt.Kind == InterruptKind.Dynamic && !interrupt.Via.IsEmpty)
            context.Report(InterruptDiagnostics.Dynamic(interrupt, passed.Location));
        if (interrupt.Kind == InterruptKind.Cascaded && !interrupt.Via.IsEmpty && !alsoPassed.Any(d => d.Node == interrupt.Via[0]))
            context.Report(InterruptDiagnostics.Cascaded(interrupt, passed.Holder.Title, passed.Location));
    }

    private TriggerMode TriggerOf(Interrupt interrupt, SourceLocation at)
    {
        if (interrupt.Trigger is { } trigger)
            return trigger;
        context.Report(InterruptDiagnostics.TriggerUnknown(interrupt, at));
        return TriggerMode.Level;
    }

    private static int VcpuOf(PassedDevice passed, VirtualMachineRequest machine) =>
        passed.Request.Vcpu?.Value ?? (machine.Vcpus.IsEmpty ? 0 : machine.Vcpus[0].Value);

    private static string NameOf(PassedDevice passed, Interrupt interrupt, bool isOwn, bool isOnly)
    {
        string name = isOwn ? passed.Name : passed.Name + "_" + interrupt.Owner.Name;
        return isOwn && isOnly && interrupt.Name is null ? name : name + "_" + (interrupt.Name ?? Invariant($"{interrupt.Index}"));
    }
}
