using System.Threading;
using Boards.Hardware;


namespace Boards.Microkit.Platforms;

/// <summary>Checks a board's devices against what the kernel keeps and accepts.</summary>
internal static class PlatformChecks
{
    public static void Run(Board board, Platform platform, DeviceFindings found, CancellationToken cancel)
    {
        foreach (Device device in board.Devices)
        {
            cancel.ThrowIfCancellationRequested();
            if (!device.IsEnabled)
                continue;
            foreach (DeviceInterrupt interrupt in device.Interrupts)
                Check(device, interrupt, platform, found);
            if (device.Role is DeviceRole.Device or DeviceRole.InterruptController or DeviceRole.Timer)
            {
                foreach (DeviceRegion region in device.Regions)
                    Check(device, region, platform, found);
            }
        }
    }

    private static void Check(Device device, DeviceInterrupt interrupt, Platform platform, DeviceFindings found)
    {
        if (interrupt is { Kind: InterruptKind.Cascaded, Multiplexer: not null })
            found.Add(device.Node, PlacementRules.SharedLine(interrupt));
        if (interrupt.Number is not { } number)
            return;
        if (platform.MaxIrq is { } most && number > most)
            found.Add(device.Node, PlatformRules.AboveMax(interrupt, platform));
        if (device.Role is DeviceRole.Timer or DeviceRole.InterruptController)
            return;
        foreach (KernelInterrupt kernel in platform.KernelInterrupts)
        {
            if (kernel.Number == number)
                found.Add(device.Node, PlatformRules.KernelKeepsInterrupt(interrupt, kernel));
        }
    }

    private static void Check(Device device, DeviceRegion region, Platform platform, DeviceFindings found)
    {
        if (!region.IsMemoryMapped)
            return;
        if (platform.AddressBits is { } bits && bits < 64 && region.Range.End > 1UL << bits)
            found.Add(device.Node, HardwareRules.PastEnd(region, bits));
        if (device.Role != DeviceRole.Device)
            return;
        foreach (KernelRange kernel in platform.KernelRanges)
        {
            if (kernel.Range.Overlaps(region.Pages) && !ReferenceEquals(kernel.Owner, region.Owner))
                found.Add(device.Node, PlatformRules.KernelKeepsRange(region, kernel));
        }
    }
}
