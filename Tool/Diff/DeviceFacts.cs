using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Platforms;
using Boards.Tool.Reports;

namespace Boards.Tool.Diff;

/// <summary>
/// The facts by which devices are compared. Labels, aliases and numbers of phandles are not among
/// them, because they are different in a blob.
/// </summary>
internal static class DeviceFacts
{
    /// <summary>The devices of a board by path, in document order: those that have registers, interrupts or a driver.</summary>
    public static IEnumerable<KeyValuePair<string, DeviceFact[]>> Of(Sel4Board board) => board.Devices
        .Where(static device => device.IsHardware || !device.Compatible.IsEmpty)
        .Select(device => KeyValuePair.Create(device.Path, All(board, device).ToArray()));

    private static IEnumerable<DeviceFact> All(Sel4Board board, Device device)
    {
        string status = device.Node.Find("status")?.String ?? "okay";
        yield return new DeviceFact(FactKind.Status, "", status + (device.IsEnabled || device.Status != NodeStatus.Okay ? "" : " (disabled above)"));
        if (!device.Compatible.IsEmpty)
            yield return new DeviceFact(FactKind.Compatible, "", string.Join(", ", device.Compatible));
        foreach (DeviceRegion region in device.Regions)
            yield return new DeviceFact(FactKind.Region, region.Label, region.Address is { } address ? FormattableString.Invariant($"0x{address:x}+0x{region.Size:x}") : $"bus {region.BusAddressText}");
        foreach (DeviceInterrupt interrupt in device.Interrupts)
            yield return new DeviceFact(FactKind.Interrupt, interrupt.Label, DeviceTable.Number(interrupt) + Controller(interrupt));
        foreach (Dependency reference in board.Dependencies.Of(device.Node))
        {
            // The controllers on the way of an interrupt are in the fact about the interrupt.
            if (reference.Property is "interrupts" or "interrupts-extended" or "interrupt-parent")
                continue;
            string name = FormattableString.Invariant($"{reference.Property}[{reference.Index}]");
            yield return reference.Property.StartsWith("pinctrl-", StringComparison.Ordinal)
                ? new DeviceFact(FactKind.Pins, name, $"{reference.Provider.Path}{Settings(reference.Provider)}")
                : new DeviceFact(FactKind.Dependency, name, reference.Provider.Path + string.Concat(reference.Arguments.Select(static cell => FormattableString.Invariant($" 0x{cell:x}"))));
        }
    }

    private static string Controller(DeviceInterrupt interrupt) => interrupt.Via.IsEmpty ? "" : " at " + interrupt.Via[0].Path;

    // The properties of a group of pins, which may have groups below it.
    private static string Settings(Node group)
    {
        string[] settings = [.. group.Properties.Where(static property => property.Name is not ("phandle" or "linux,phandle")).Select(Text), .. group.Children.Select(static child => child.Name + Settings(child))];
        return settings.Length == 0 ? "" : $" {{ {string.Join("; ", settings)} }}";
    }

    private static string Text(Property property) => property.Length == 0 ? property.Name
        : property.Strings is { Count: > 0 } strings && strings.All(static text => text.Length > 0 && text.All(static c => c is >= ' ' and <= '~')) ? $"{property.Name} = {string.Join(", ", strings)}"
        : $"{property.Name} = {Convert.ToHexStringLower(property.Value.Span)}";
}
