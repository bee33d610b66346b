using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using HardwareInterrupt = Boards.Hardware.DeviceInterrupt;
using HardwareRegion = Boards.Hardware.DeviceRegion;

namespace Boards.Tests.BoardFacts;

/// <summary>The facts about a node in a table.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Status">The value of its own <c>status</c>, or <c>absent</c>.</param>
/// <param name="Regions">
/// <c>name 0xaddress+0xsize</c> each, the address as the CPU uses it; <c>bus 0xnumber</c> if it is not memory mapped.
/// </param>
/// <param name="Interrupts">
/// <c>number trigger = type number sense</c> each: what the kernel sees, and the specifier; <c>none</c> if the kernel
/// sees none.
/// </param>
internal sealed record NodeFacts(string Path, string Status, string Regions, string Interrupts)
{
    /// <summary>The facts about it in the board.</summary>
    public static NodeFacts Of(Device device) => new(
        device.Path,
        device.Node.Find("status")?.String ?? "absent",
        List(device.Regions.Select(Write)),
        List(device.Interrupts.Select(Write)));

    private static string List(IEnumerable<string> items) => string.Join("; ", items) is { Length: > 0 } list ? list : "-";

    private static string Write(HardwareRegion region) => region.IsMemoryMapped
        ? FormattableString.Invariant($"{(region.Name is null ? "" : region.Name + " ")}0x{region.Address:x}+0x{region.Size:x}")
        : FormattableString.Invariant($"bus 0x{region.BusAddress:x}");

    private static string Write(HardwareInterrupt interrupt) => interrupt.Number is null
        ? "none"
        : FormattableString.Invariant($"{interrupt.Number} {interrupt.Trigger?.ToString().ToLowerInvariant()} = {WriteSpecifier(interrupt)}");

    // From the property's bytes, not from the values that were read from them.
    private static string WriteSpecifier(HardwareInterrupt interrupt)
    {
        Property cells = interrupt.Owner.Find("interrupts")!;
        int width = (int)interrupt.Via[0].Find("#interrupt-cells")!.Cell(0);
        int first = interrupt.Index * width;
        return width switch
        {
            1 => FormattableString.Invariant($"source {cells.Cell(first)}"),
            2 => FormattableString.Invariant($"MUX {cells.Cell(first)} {Sense(cells.Cell(first + 1))}"),
            _ => FormattableString.Invariant($"{Type(cells.Cell(first))} {cells.Cell(first + 1)} {Sense(cells.Cell(first + 2))}"),
        };
    }

    private static string Type(uint cell) => cell switch
    {
        0 => "SPI",
        1 => "PPI",
        _ => FormattableString.Invariant($"type {cell}"),
    };

    // The higher bits are the CPUs to which a private interrupt is sent.
    private static string Sense(uint cell) => (cell & 0xf) switch
    {
        1 => "edge-rising",
        2 => "edge-falling",
        4 => "level-high",
        8 => "level-low",
        uint other => FormattableString.Invariant($"sense {other}"),
    };
}
