using System.Linq;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Tree;
using Boards.Hardware;

namespace Boards.Microkit.Planning.Devices;

/// <summary>
/// The bus on whose <c>dma-ranges</c> the addresses of a device's DMA depend (Linux, of/address.c: of_dma_get_range): the nearest
/// one that translates them, otherwise the parent; for the host bridge of a PCI bus, the node itself.
/// </summary>
internal static class DmaBus
{
    /// <summary>The bus; null if there is none that could translate addresses.</summary>
    public static Node? Of(Device device) => Candidate(device) is { Parent: not null } bus ? bus : null;

    /// <summary>A bus above this one that translates DMA addresses as well; null for none.</summary>
    public static Node? TranslatingAbove(Node bus)
    {
        for (Node? above = bus.Parent; above is not null; above = above.Parent)
        {
            if (above.Find("dma-ranges") is { Length: > 0 })
                return above;
        }

        return null;
    }

    /// <summary>The address by which devices on a bus access physical memory; null if they do not reach all of it.</summary>
    public static ulong? AddressOf(Device bus, AddressRange memory)
    {
        if (bus.DmaWindows.IsEmpty)
            return memory.Start;
        BusWindow? row = bus.DmaWindows.FirstOrDefault(w => w.Address is { } address && AddressRange.Of(address, w.Size).Contains(memory));
        return row is null ? null : row.BusAddress + (memory.Start - row.Address!.Value);
    }

    private static Node? Candidate(Device device) =>
        PciBus.IsAsLinux(device.Node) ? device.Node
        : device.Dma is { DeclaredBy: { } declared, IsIdentity: false } ? declared
        : device.Node.Parent;
}
