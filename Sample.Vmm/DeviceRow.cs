using System;
using Boards;

namespace Sample.Vmm;

/// <summary>A row of the table: a device's region, or its interrupt with the channel that signals it.</summary>
internal sealed record DeviceRow(string Path, string Region = "", string Irq = "", string Trigger = "", string Channel = "")
{
    /// <summary>The headings of the columns.</summary>
    public static DeviceRow Heading { get; } = new("device", "region", "irq", "trigger", "channel");

    /// <summary>A region.</summary>
    public static DeviceRow Of(string path, Region region) =>
        new(path, region.ToString());

    /// <summary>An interrupt.</summary>
    public static DeviceRow Of(string path, Interrupt interrupt, int channel) =>
        new(path, "", FormattableString.Invariant($"{interrupt.Number}"), interrupt.Trigger.ToString().ToLowerInvariant(), FormattableString.Invariant($"{channel}"));

    /// <summary>The row as text, with the path padded to the width of the longest one.</summary>
    public string ToLine(int pathWidth) =>
        (Path.PadRight(pathWidth) + "  " + Region.PadRight(19) + "  " + Irq.PadLeft(3) + "  " + Trigger.PadRight(7) + "  " + Channel).TrimEnd();
}
