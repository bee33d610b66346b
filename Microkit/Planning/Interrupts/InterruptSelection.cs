using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Devices;
using Boards.Microkit.Planning.Findings;
using Boards.Microkit.Request;
using static System.FormattableString;

namespace Boards.Microkit.Planning.Interrupts;

/// <summary>Finds the interrupts that are delivered with a passed device.</summary>
internal static class InterruptSelection
{
    /// <summary>The device's own interrupts, then those of the devices that it depends on.</summary>
    public static ImmutableArray<DeliveredInterrupt> Of(PassedDevice passed, PlanContext context)
    {
        List<DeviceInterrupt> interrupts = [.. OwnOf(passed, context)];
        int own = interrupts.Count;
        interrupts.AddRange(passed.InterruptsOfDependencies);

        ReportExcess(passed, "ids", passed.Request.Channels, interrupts.Count, context);
        ReportExcess(passed, "lines", passed.Request.Lines, interrupts.Count, context);
        return
        [
            .. interrupts.Select((interrupt, i) => new DeliveredInterrupt(passed, interrupt, NameOf(passed, interrupt, isOwn: i < own, isOnly: own == 1))
            {
                Id = At(passed.Request.Channels, i),
                Line = At(passed.Request.Lines, i),
            }),
        ];
    }

    private static IEnumerable<DeviceInterrupt> OwnOf(PassedDevice passed, PlanContext context)
    {
        ImmutableArray<DeviceInterrupt> all = passed.Device.Interrupts;
        if (passed.Request.Interrupts is not { } selected)
            return all;
        List<DeviceInterrupt> interrupts = [];
        ILookup<int, DeviceInterrupt> byIndex = all.ToLookup(static i => i.Index);
        foreach (Declared<int> index in selected)
        {
            if (byIndex[index.Value].FirstOrDefault() is { } interrupt)
                interrupts.Add(interrupt);
            else
                context.Report(new PlanFinding.NoSuchInterrupt(passed.Device, index.Value, index.Location));
        }

        return interrupts;
    }

    private static void ReportExcess(PassedDevice passed, string what, ValueList<Declared<int>> given, int interrupts, PlanContext context)
    {
        if (given.Count > interrupts)
            context.Report(new PlanFinding.TooMany(passed.Device, what, given.Count, interrupts, given[interrupts].Location));
    }

    // -1 and a missing value mean that no id is declared.
    private static Declared<int>? At(ValueList<Declared<int>> given, int index) =>
        index < given.Count && given[index].Value != -1 ? given[index] : null;

    private static string NameOf(PassedDevice passed, DeviceInterrupt interrupt, bool isOwn, bool isOnly)
    {
        string name = interrupt.Owner == passed.Device.Node ? passed.Name : passed.Name + "_" + interrupt.Owner.Name;
        return isOwn && isOnly && interrupt.Name is null ? name : name + "_" + (interrupt.Name ?? Invariant($"{interrupt.Index}"));
    }
}
