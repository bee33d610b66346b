using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Planning.Guests;
using Boards.Microkit.Rules.Guests;

namespace Boards.Microkit.Guests;

/// <summary>Checks a hand-written devicetree of a guest against the resources of its virtual machine.</summary>
public static class GuestTreeCheck
{
    // Linux's drivers find these as children of the controller, and ignore status.
    private static readonly string[] MessageControllers = ["arm,gic-v2m-frame", "arm,gic-v3-its"];

    /// <summary>Checks the devicetree of a guest.</summary>
    /// <param name="tree">The devicetree.</param>
    /// <param name="guest">The guest; see <c>SystemPlan.Guests</c>.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <returns>The diagnostics, in the order of the rules, then of the devicetree.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was requested.</exception>
    public static ImmutableArray<Diagnostic> Run(DeviceTree tree, PlannedGuest guest, CancellationToken cancel = default)
    {
        Board hardware = Board.Resolve(tree, cancel);
        return
        [
            .. Memory(hardware, guest), .. Initrd(tree, guest), .. Devices(hardware, guest), .. Interrupts(hardware, guest), .. Console(hardware, guest),
        ];
    }

    private static IEnumerable<Diagnostic> Memory(Board hardware, PlannedGuest guest)
    {
        DeviceRegion[] memory = [.. hardware.Devices.Where(static d => d is { Role: DeviceRole.Memory, IsEnabled: true }).SelectMany(static d => d.Regions).Where(static r => r.IsMemoryMapped)];
        if (memory.Length == 0)
            yield return HandWrittenTreeDiagnostics.NoMemory(guest.Machine, string.Join(", ", guest.Memory), hardware.Tree.Root.Location);
        RangeIndex<AddressRange> ram = new(guest.Memory, static range => range);
        foreach (DeviceRegion region in memory.Where(r => !ram.Holds(r.Range)))
            yield return HandWrittenTreeDiagnostics.Memory(region.Owner, region.Range, guest.Machine, string.Join(", ", guest.Memory), region.Location);
    }

    private static IEnumerable<Diagnostic> Initrd(DeviceTree tree, PlannedGuest guest)
    {
        if (tree.FindPath("/chosen") is not { } chosen || chosen.Find("linux,initrd-start") is not { } first || chosen.Find("linux,initrd-end") is not { } last)
            yield break;
        AddressRange range = new(Number(first), Number(last));
        if (range.IsEmpty || !guest.Memory.Any(ram => ram.Contains(range)))
            yield return HandWrittenTreeDiagnostics.Initrd(range, $"is not in the RAM of '{guest.Machine}' ({string.Join(", ", guest.Memory)})", first.ValueLocation);
        else if (guest.Initrd is { } placed && (placed.Address != range.Start || placed.Range.End > range.End))
            yield return HandWrittenTreeDiagnostics.Initrd(range, $"is not where it is loaded, at {placed.Range}", first.ValueLocation);
        else if (guest.Devicetree is { } blob && blob.Range.Overlaps(range))
            yield return HandWrittenTreeDiagnostics.Initrd(range, $"overlaps the devicetree at {blob.Range}", first.ValueLocation);
    }

    private static IEnumerable<Diagnostic> Devices(Board hardware, PlannedGuest guest)
    {
        RangeIndex<AddressRange> reached = guest.ReachedRuns();
        foreach (Device device in hardware.Devices)
        {
            if (device.Role == DeviceRole.InterruptController && device.Compatible.Any(c => MessageControllers.Contains(c)))
            {
                yield return HandWrittenTreeDiagnostics.Messages(device.Node, guest.Machine, device.Node.Location);
            }
            else if (device is { IsEnabled: true, Role: DeviceRole.Device }
                && device.Regions.FirstOrDefault(r => r.IsMemoryMapped && !reached.Holds(r.Range) && !guest.VirtualDevices.Any(v => v.Range.Contains(r.Range))) is { } region)
            {
                yield return HandWrittenTreeDiagnostics.Device(device.Node, region, guest.Machine, device.Node.Location);
            }
        }
    }

    private static IEnumerable<Diagnostic> Interrupts(Board hardware, PlannedGuest guest)
    {
        HashSet<uint> delivered = [.. guest.Interrupts, .. guest.VirtualDevices.Select(static v => v.Interrupt).OfType<uint>()];
        foreach (Device device in hardware.Devices.Where(static d => d is { IsEnabled: true, Role: DeviceRole.Device }))
        {
            foreach (DeviceInterrupt interrupt in device.Interrupts)
            {
                if (interrupt.Number is { } number && !delivered.Contains(number) && !interrupt.Candidates.Any(delivered.Contains))
                    yield return HandWrittenTreeDiagnostics.Interrupt(device.Node, interrupt, number, guest.Machine, interrupt.Location);
            }
        }
    }

    private static IEnumerable<Diagnostic> Console(Board hardware, PlannedGuest guest)
    {
        Node? chosen = hardware.Tree.FindPath("/chosen");
        if ((chosen?.Find("stdout-path") ?? chosen?.Find("linux,stdout-path")) is not { String: { Length: > 0 } console } property)
            yield break;
        if (new DeviceLookup(hardware).Find(console.Split(':')[0]) is not { } device)
            yield return HandWrittenTreeDiagnostics.Console(console, "is not a node", property.ValueLocation);
        else if (!device.IsEnabled)
            yield return HandWrittenTreeDiagnostics.Console(console, "is not enabled", property.ValueLocation);
    }

    private static ulong Number(Property property) => property.IsCells && property.CellCount is 1 or 2
        ? property.Cells(0, property.CellCount).Aggregate(0ul, static (value, cell) => (value << 32) | cell)
        : 0;
}
