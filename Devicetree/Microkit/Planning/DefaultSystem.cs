using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Hardware;
using Boards.Devicetree.Microkit.Planning.Memory;
using Boards.Devicetree.Microkit.Request;
using Boards.Devicetree.Microkit.Rules;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Microkit.Planning;

/// <summary>
/// The system of a board for which nobody declared one: every enabled device that makes sense to a guest goes to one
/// virtual machine. What a guest must never get stays out: the interrupt controller, the timer, processors and their
/// monitors, memory, and what firmware reserved.
/// </summary>
public static class DefaultSystem
{
    // The names that libvmm's examples use, so that its programs run unchanged.
    private const string DomainName = "VMM";
    private const string Image = "vmm.elf";
    private const string MachineName = "linux";
    private const string Setvar = "guest_ram_vaddr";
    private const int Priority = 254;
    private const ulong MemoryBytes = 0x1000_0000;

    /// <summary>Plans it.</summary>
    /// <param name="name">The system's name: that of the board's class.</param>
    /// <param name="board">The board.</param>
    /// <param name="at">The board's source; what is said of the whole system points there.</param>
    public static SystemPlan Plan(string name, Board board, SourceLocation at)
    {
        DefaultSelection selection = DefaultSelection.Of(board);
        SystemPlan plan = SystemPlanner.Plan(Request(name, board, selection, at), board);
        Diagnostic told = DeviceDiagnostics.DefaultSystem(selection.Devices.Length, selection.LeftOut, selection.Undelivered, at);
        return plan with { Diagnostics = plan.Diagnostics.Prepend(told).ToValueList() };
    }

    private static SystemRequest Request(string name, Board board, DefaultSelection selection, SourceLocation at)
    {
        VirtualMachineRequest machine = new(At(MachineName), at)
        {
            GuestMemories = [.. GuestMemory(board, at)],
            Passthroughs = selection.Devices.Select(chosen => Passthrough(chosen, at)).ToValueList(),
        };
        ProtectionDomainRequest domain = new(At(DomainName), at)
        {
            Priority = new(Priority, at),
            Image = At(Image),
            VirtualMachines = [machine],
        };
        return new SystemRequest(name, at, [domain], [], []) { IsDefault = true };

        Declared<string> At(string text) => new(text, at);
    }

    private static PassthroughRequest Passthrough(DefaultSelection.Chosen chosen, SourceLocation at)
    {
        // What is said of a device points at its node.
        SourceLocation node = chosen.Device.Node.Location is { IsKnown: true } known ? known : at;
        return new PassthroughRequest(new(chosen.Device.Path, node), node)
        {
            Regions = chosen.Regions.Select(r => new Declared<int>(r.Index, node)).ToValueList(),
            Interrupts = chosen.Interrupts.Select(i => new Declared<int>(i.Index, node)).ToValueList(),
        };
    }

    // Identity-mapped, for devices master the bus: in the part of memory that a kernel and its loader leave alone.
    private static IEnumerable<GuestMemoryRequest> GuestMemory(Board board, SourceLocation at)
    {
        if (FindMemory(board) is not { } range)
            yield break;
        yield return new GuestMemoryRequest(new(range.Start, at), new(range.Size, at), at)
        {
            PhysicalAddress = new(range.Start, at),
            Setvar = new(Setvar, at),
        };
    }

    private static AddressRange? FindMemory(Board board)
    {
        AddressRange[] taken =
        [
            .. board.Devices.Where(static d => d.Role == DeviceRole.ReservedMemory).SelectMany(static d => d.Regions).Where(static r => r.IsMemoryMapped).Select(static r => r.Range),
            .. board.Tree.MemoryReservations.Select(static m => AddressRange.Of(m.Address, m.Size)),
        ];
        // What the kernel leaves to user level without using it itself is safest, where it is known.
        IEnumerable<AddressRange> memory = BoardMemory.Of(board);
        IEnumerable<AddressRange> untouched = memory.SelectMany(m => board.Platform.DeviceRanges.Select(d => Intersect(m, d)));
        foreach (AddressRange candidate in untouched.Concat(memory.Select(UpperHalf)).Concat(memory))
        {
            for (ulong size = MemoryBytes; size >= 16 * MicrokitLimits.LargePageBytes; size /= 2)
            {
                if (FirstFit(candidate, size, taken) is { } found)
                    return found;
            }
        }

        return null;
    }

    // Kernel, loader and programs are put at the beginning of memory.
    private static AddressRange UpperHalf(AddressRange range) => range with { Start = range.Start + (range.Size / 2) };

    private static AddressRange? FirstFit(AddressRange within, ulong size, AddressRange[] taken)
    {
        ulong start = AlignUp(within.Start);
        while (start < within.End && within.End - start >= size)
        {
            AddressRange found = AddressRange.Of(start, size);
            AddressRange[] inTheWay = [.. taken.Where(t => t.Overlaps(found))];
            if (inTheWay.Length == 0)
                return found;
            start = AlignUp(inTheWay.Max(static t => t.End));
        }

        return null;
    }

    private static ulong AlignUp(ulong address) =>
        address > ulong.MaxValue - MicrokitLimits.LargePageBytes ? ulong.MaxValue
        : (address + MicrokitLimits.LargePageBytes - 1) & ~(MicrokitLimits.LargePageBytes - 1);

    private static AddressRange Intersect(AddressRange a, AddressRange b) => new(Math.Max(a.Start, b.Start), Math.Min(a.End, b.End));
}
