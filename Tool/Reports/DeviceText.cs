using System;
using System.Collections.Immutable;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Lookup;
using Boards.Microkit.Platforms;

namespace Boards.Tool.Reports;

/// <summary>Where a device is, and which domains and machines have it, as text.</summary>
internal static class DeviceText
{
    /// <summary>The answer for a device.</summary>
    public static string Of(Device device, Sel4Board board, BoardLookup lookup, string? system)
    {
        FactList list = new($"{device.Path}: {(device.Compatible.IsEmpty ? "no compatible string" : string.Join(", ", device.Compatible))}");
        if (device.DisabledBy is { } disabled)
            list.Add("status", ReferenceEquals(disabled, device.Node) ? "disabled" : $"disabled by {disabled.Path}");
        bool isSeen = false;
        foreach (DeviceRegion region in device.Regions)
        {
            if (!region.IsMemoryMapped)
            {
                list.Add(region.Label, $"not memory mapped, {region.BusAddressText} on its bus");
                continue;
            }

            RegisterFacts? facts = lookup.At(region.Range.Start).Registers.FirstOrDefault(r => r.Device == device);
            list.Add(region.Label, ViewText.Of(region.Range)
                + (facts is { QemuPosition: { } position } ? FormattableString.Invariant($", QEMU's virtio device {position}") : "")
                + (facts?.KernelUse is { } use ? $", kept by the kernel: {use}" : ""));
            list.Add("", (facts?.PageSharers ?? []).Select(static sharer => $"page shared with {ViewText.Of(sharer)}"));
            ImmutableArray<AddressView> views = lookup.ViewsOf(region.Range.Start);
            isSeen |= views.Any(static view => view.Machine is not null);
            if (system is not null)
                list.Add("", ViewText.Of(views).Select(static view => "seen by " + view));
        }

        foreach (DeviceInterrupt interrupt in device.Interrupts)
        {
            string number = interrupt.Number is { } value ? FormattableString.Invariant($"interrupt {value}") : "no static number";
            list.Add(interrupt.Label, number + InterruptText.Trigger(interrupt.Trigger));
            if (system is not null && interrupt.Number is { } known)
            {
                ImmutableArray<ChannelFacts> channels = lookup.OfInterrupt(known).Channels;
                list.Add("", channels.IsEmpty ? ["goes to no domain"] : channels.Select(static c => FormattableString.Invariant($"goes to domain '{c.Domain}'{(c.Id is { } id ? $", channel {id}" : "")}")));
            }
        }

        if (!isSeen && device.Regions.FirstOrDefault(static r => r.IsMemoryMapped) is { } first)
            DeviceAdvice.AddTo(list, device, first, KernelUse.Of(board.Platform, first), board, system);
        return list.ToString();
    }
}
