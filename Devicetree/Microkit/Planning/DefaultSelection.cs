using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Hardware;
using Boards.Devicetree.Microkit.Planning.Devices;

namespace Boards.Devicetree.Microkit.Planning;

/// <summary>What of a board goes to a guest when nobody chose.</summary>
/// <param name="Devices">The devices that go, in document order.</param>
/// <param name="LeftOut">How many enabled devices do not.</param>
/// <param name="Undelivered">How many interrupts found no id.</param>
internal sealed record DefaultSelection(ImmutableArray<DefaultSelection.Chosen> Devices, int LeftOut, int Undelivered)
{
    /// <summary>A device that goes, and what of it.</summary>
    public sealed record Chosen(Device Device, ImmutableArray<Region> Regions, ImmutableArray<Interrupt> Interrupts);

    /// <summary>Chooses.</summary>
    public static DefaultSelection Of(Board board)
    {
        KernelShare kernel = KernelShare.Of(board);
        List<Chosen> devices = [];
        HashSet<uint> delivered = [];
        int leftOut = 0;
        int undelivered = 0;
        foreach (Device device in board.Devices.Where(static d => d.IsEnabled && d.IsHardware && d.Role is not (DeviceRole.Bus or DeviceRole.Description)))
        {
            ImmutableArray<Region> regions = [.. device.Regions.Where(r => r.IsMemoryMapped && IsFree(r.Pages, kernel))];
            List<Interrupt> interrupts = [];
            foreach (Interrupt interrupt in device.Interrupts.Where(i => IsDeliverable(i, kernel)))
            {
                if (delivered.Count <= MicrokitLimits.MaxId || delivered.Contains(interrupt.Number!.Value))
                {
                    delivered.Add(interrupt.Number!.Value);
                    interrupts.Add(interrupt);
                }
                else
                {
                    undelivered++;
                }
            }

            bool isForGuest = device.Role == DeviceRole.Device && device.IsPassable() && !device.Compatible.IsEmpty;
            if (isForGuest && regions.Length + interrupts.Count > 0)
                devices.Add(new Chosen(device, regions, [.. interrupts]));
            else if (!isForGuest)
                leftOut++;
        }

        return new DefaultSelection([.. devices], leftOut, undelivered);
    }

    private static bool IsFree(AddressRange pages, KernelShare kernel) =>
        pages.End <= kernel.GuestEnd && !kernel.Pages.Any(owned => owned.Range.Contains(pages));

    private static bool IsDeliverable(Interrupt interrupt, KernelShare kernel) =>
        interrupt.Number is { } number && kernel.OwnerOf(number) is null && !kernel.IsSoftwareGenerated(number)
        && (kernel.HighestInterrupt is not { } highest || number <= highest);
}
