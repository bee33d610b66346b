using System.Linq;
using Boards.Hardware;

namespace Boards.Microkit.Platforms;

/// <summary>The uses that the kernel of a platform has for parts of the board.</summary>
public static class KernelUse
{
    /// <summary>The use of registers; null if they are left to user level.</summary>
    public static string? Of(Platform platform, DeviceRegion region) => !region.IsMemoryMapped ? null : platform.KernelRanges
        .Where(kept => kept.Owner == region.Owner && kept.Range.Overlaps(region.Range))
        .Select(static kept => kept.Purpose)
        .FirstOrDefault();

    /// <summary>The use of an interrupt; null if it is left to user level.</summary>
    public static string? Of(Platform platform, DeviceInterrupt interrupt) => interrupt.Number is not { } number ? null : platform.KernelInterrupts
        .Where(kept => kept.Number == number)
        .Select(static kept => kept.Purpose)
        .FirstOrDefault();

    /// <summary>The use of a device as a whole; null if any part of it is left to user level.</summary>
    public static string? Of(Platform platform, Device device)
    {
        if (!device.IsEnabled)
            return null;
        if (device.Role == DeviceRole.Timer)
            return "timer";
        DeviceRegion[] mapped = [.. device.Regions.Where(static r => r.IsMemoryMapped)];
        return mapped.Length > 0 && mapped.All(region => Of(platform, region) is not null) ? Of(platform, mapped[0]) : null;
    }
}
