using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Platforms;

namespace Boards.Tool.Reports;

/// <summary>Which devices of a board are shown, and in which order.</summary>
internal sealed record DeviceSelection
{
    /// <summary>The words for <see cref="Sort"/>; the first is the order of the source.</summary>
    public static readonly string[] Orders = ["source", "path", "address", "irq", "status"];

    /// <summary>All devices, in the order of the source.</summary>
    public static DeviceSelection All { get; } = new();

    /// <summary>Whether only enabled devices are shown.</summary>
    public bool OnlyEnabled { get; init; }

    /// <summary>Texts, each of which must be in the path, compatible strings, labels or aliases of a device.</summary>
    public string[] Filters { get; init; } = [];

    /// <summary>The order.</summary>
    public string Sort { get; init; } = Orders[0];

    /// <summary>The devices.</summary>
    public IEnumerable<Device> Of(Sel4Board board, DeviceNames names)
    {
        IEnumerable<Device> devices = board.Devices.Where(device => device.IsHardware && (device.IsEnabled || !OnlyEnabled)
            && Array.TrueForAll(Filters, filter => TextsOf(device, names).Any(text => text.Contains(filter, StringComparison.OrdinalIgnoreCase))));

        // A stable sort: equal devices keep the order of the source, and devices without such a value are last.
        return Sort switch
        {
            "path" => devices.OrderBy(static device => device.Path, StringComparer.Ordinal),
            "address" => devices.OrderBy(static device => device.Regions.Min(static region => region.Address) ?? ulong.MaxValue),
            "irq" => devices.OrderBy(static device => device.Interrupts.Min(static interrupt => interrupt.Number) ?? uint.MaxValue),
            "status" => devices.OrderBy(static device => !device.IsEnabled),
            _ => devices,
        };
    }

    private static IEnumerable<string> TextsOf(Device device, DeviceNames names) =>
        [device.Path, .. device.Compatible, .. device.Node.Labels, .. names.AliasesOf(device.Node)];
}
