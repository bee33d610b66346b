using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Platforms;

namespace Boards.Tool.Reports;

/// <summary>A board's devices as a text table.</summary>
internal static class DeviceTable
{
    /// <summary>
    /// The report. A device has as many lines as it has regions or interrupts, whichever is more. There are columns for labels
    /// and aliases only if a device has some: the tree of a blob has no labels.
    /// </summary>
    public static ReportTable Write(Sel4Board board, DeviceSelection selection)
    {
        DeviceNames names = new(board.Tree);
        Device[] devices = [.. selection.Of(board, names)];
        bool labels = devices.Any(static device => !device.Node.Labels.IsEmpty);
        bool aliases = devices.Any(device => names.AliasesOf(device.Node).Any());
        List<ReportRow> rows = [];
        foreach (Device device in devices)
        {
            string status = device.Node.Find("status")?.String ?? "-";
            if (!device.IsEnabled && device.Status == NodeStatus.Okay)
                status += " (disabled above)";
            string[] regions = [.. device.Regions.Select(Describe)];
            string[] interrupts = [.. device.Interrupts.Select(Describe)];
            for (int i = 0; i < Math.Max(1, Math.Max(regions.Length, interrupts.Length)); i++)
            {
                List<string> cells =
                [
                    i == 0 ? device.Path : "",
                    i == 0 ? status : "",
                    regions.ElementAtOrDefault(i) ?? "",
                    interrupts.ElementAtOrDefault(i) ?? "",
                ];
                if (labels)
                    cells.Add(i == 0 ? string.Join(", ", device.Node.Labels) : "");
                if (aliases)
                    cells.Add(i == 0 ? string.Join(", ", names.AliasesOf(device.Node)) : "");
                rows.Add(new ReportRow([.. cells], !device.IsEnabled));
            }
        }

        string[] heading = ["node", "status", "regions", "interrupts", .. labels ? ["labels"] : Array.Empty<string>(), .. aliases ? ["aliases"] : Array.Empty<string>()];
        return new ReportTable(heading, rows);
    }

    private static string Describe(DeviceRegion region)
    {
        string name = region.Name is null ? "" : region.Name + " ";
        return region.Address is { } address
            ? FormattableString.Invariant($"{name}0x{address:x}+0x{region.Size:x}")
            : $"{name}bus {region.BusAddressText}";
    }

    /// <summary>Number and trigger, if there are any.</summary>
    public static string Number(DeviceInterrupt interrupt)
    {
        string trigger = interrupt.Trigger switch { InterruptTrigger.Edge => " edge", InterruptTrigger.Level => " level", _ => "" };
        return (interrupt.Number is { } value ? FormattableString.Invariant($"{value}") : "none") + trigger;
    }

    private static string Describe(DeviceInterrupt interrupt)
    {
        string name = interrupt.Name is null ? "" : interrupt.Name + " ";
        string note = interrupt.Kind switch
        {
            InterruptKind.Dynamic when interrupt.Candidates.Length > 0 =>
                FormattableString.Invariant($" (one of {interrupt.Candidates.Min()} to {interrupt.Candidates.Max()})"),
            // The message is on standard error; the rule's page explains it.
            InterruptKind.None when interrupt.FailedBy is { } rule => $" ({rule.Id})",
            InterruptKind.Cascaded when !interrupt.Via.IsEmpty => $" (line of {interrupt.Via[0].Path})",
            _ => "",
        };
        return name + Number(interrupt) + note;
    }
}
