using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Mapping;
using Boards.Microkit.Planning.Memory;
using Boards.Microkit.Request;

namespace Boards.Microkit.Planning.Mapping;

/// <summary>The RAM of a guest, whether it was declared as such or mapped by hand.</summary>
/// <param name="Name">The memory region's name.</param>
/// <param name="GuestAddress">The address at which the guest sees it.</param>
/// <param name="Size">The size in bytes.</param>
/// <param name="PhysicalAddress">The physical address; null if the tool picks it.</param>
/// <param name="Location">The declaration.</param>
internal sealed record GuestMemory(
    string Name, Declared<ulong> GuestAddress, Declared<ulong> Size, Declared<ulong>? PhysicalAddress, SourceLocation Location)
{
    /// <summary>The map if it was mapped by hand.</summary>
    public HandMap? Map { get; private init; }

    /// <summary>Whether it is the pool of the devices that use DMA.</summary>
    public bool IsDmaPool { get; private init; }

    /// <summary>The physical addresses; null if the tool picks them, or if the size is 0.</summary>
    public AddressRange? Range => PhysicalAddress is { } physical && Size.Value > 0 ? AddressRange.Of(physical.Value, Size.Value) : null;

    /// <summary>RAM that was declared as such.</summary>
    public static GuestMemory Of(GuestMemoryRequest memory, VirtualMachineRequest machine) =>
        new(GuestMemoryPlan.NameOf(memory, machine), memory.GuestAddress, memory.Size, memory.PhysicalAddress, memory.Location) { IsDmaPool = memory.IsDmaPool };

    /// <summary>
    /// The RAM among the regions that a machine maps by hand: memory from which it may run programs or, if there is none, the
    /// largest one. Other memory is shared with programs, and the guest's devicetree does not describe it as RAM.
    /// </summary>
    public static IEnumerable<GuestMemory> MappedBy(Holder machine, Reach reach)
    {
        HandMap[] maps = [.. reach.MapsOf(machine)];
        HandMap[] memory = [.. maps.Where(static m => m.Contents is null or { Registers.IsEmpty: true, Window: null } && m.Size > 0)];
        // A region that is unknown, or at an address without memory, is reported; if its map is executable, it was meant as RAM.
        int executable = machine.Maps.Count(static m => m.IsExecutable);
        int ofRegisters = maps.Count(static m => m.Map.IsExecutable && (m.Contents is { Registers.IsEmpty: false } || m.Size == 0));
        IEnumerable<HandMap> ram = machine.Machine!.GuestMemories.Count > 0 || executable > ofRegisters
            ? memory.Where(static m => m.Map.IsExecutable)
            : memory.Where(static m => m.Contents is null or { IsNothing: false }).OrderByDescending(static m => m.Size).Take(1);
        return ram.Select(static m => new GuestMemory(m.Region.Name.Value, m.Map.Address, m.Region.Size ?? new(m.Size, m.Region.Location), m.Region.PhysicalAddress, m.Map.Location) { Map = m });
    }
}
