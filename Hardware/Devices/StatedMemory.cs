using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Boards.Hardware;

/// <summary>
/// The memory that a tree describes. A source may describe more than there is, because the boot program corrects it: if a bus has a
/// window for registers within a memory node, there are registers, as on the Raspberry Pi 2 and 3.
/// </summary>
internal static class StatedMemory
{
    /// <summary>The memory in order of address, with adjacent ranges joined, without the windows of buses.</summary>
    public static ImmutableArray<AddressRange> Of(IEnumerable<Device> devices)
    {
        List<AddressRange> joined = [];
        foreach (AddressRange range in devices
            .Where(static d => d is { Role: DeviceRole.Memory, IsEnabled: true })
            .SelectMany(static d => d.Regions)
            .Where(static r => r.IsMemoryMapped)
            .Select(static r => r.Range)
            .OrderBy(static r => r.Start))
        {
            if (joined.Count > 0 && range.Start <= joined[joined.Count - 1].End)
                joined[joined.Count - 1] = new AddressRange(joined[joined.Count - 1].Start, Math.Max(joined[joined.Count - 1].End, range.End));
            else
                joined.Add(range);
        }

        if (joined.Count == 0)
            return [];
        foreach (AddressRange window in devices.Where(static d => d is { Role: DeviceRole.Bus, IsEnabled: true }).SelectMany(static d => d.Windows)
            .Where(static w => w is { Address: not null, Space: AddressSpace.Memory32 or AddressSpace.Memory64 })
            .Select(static w => AddressRange.Of(w.Address!.Value, w.Size)))
        {
            // A window that covers a whole memory range is a window for the memory.
            int at = window.IsEmpty ? -1 : joined.FindIndex(memory => memory.Contains(window) && memory.Size != window.Size);
            if (at < 0)
                continue;
            AddressRange memory = joined[at];
            joined.RemoveAt(at);
            joined.InsertRange(at, ((AddressRange[])[new(memory.Start, window.Start), new(window.End, memory.End)]).Where(static part => !part.IsEmpty));
        }

        return [.. joined];
    }
}
