using Boards.Hardware;

namespace Boards.Microkit.Platforms;

/// <summary>The uses that the kernel of a platform has for parts of the board.</summary>
public static class KernelUse
{
    /// <summary>The use of registers; null if they are left to user level.</summary>
    public static string? Of(Platform platform, DeviceRegion region)
    {
        if (!region.IsMemoryMapped)
            return null;
        foreach (KernelRange kept in platform.KernelRanges)
        {
            if (kept.Owner == region.Owner && kept.Range.Overlaps(region.Range))
                return kept.Purpose;
        }

        return null;
    }

    /// <summary>The use of an interrupt; null if it is left to user level.</summary>
    public static string? Of(Platform platform, DeviceInterrupt interrupt)
    {
        if (interrupt.Number is not { } number)
            return null;
        foreach (KernelInterrupt kept in platform.KernelInterrupts)
        {
            if (kept.Number == number)
                return kept.Purpose;
        }

        return null;
    }

    /// <summary>The use of a device as a whole; null if any part of it is left to user level.</summary>
    public static string? Of(Platform platform, Device device)
    {
        if (!device.IsEnabled)
            return null;
        if (device.Role == DeviceRole.Timer)
            return "timer";
        string? first = null;
        foreach (DeviceRegion region in device.Regions)
        {
            if (!region.IsMemoryMapped)
                continue;
            if (Of(platform, region) is not { } use)
                return null;
            first ??= use;
        }

        return first;
    }
}
