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

    // As libvmm's examples have, or half, down to what a kernel with a small root file system needs.
    private static readonly ulong[] MemorySizes = [0x1000_0000, 0x800_0000, 0x400_0000, 0x200_0000];

    /// <summary>Plans it.</summary>
    /// <param name="name">The system's name: that of the board's class.</param>
    /// <param name="board">The board.</param>
    /// <param name="at">The board's source; what is said of the whole system points there.</param>
    /// <param name="version">The version of Microkit that it is for.</param>
    public static SystemPlan Plan(string name, Board board, SourceLocation at, MicrokitVersion version = MicrokitVersions.Current)
    {
        DefaultSelection selection = DefaultSelection.Of(board);
        SystemPlan plan = SystemPlanner.Plan(Request(name, board, selection, at) with { Version = version }, board);
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
        if (FreeMemory.Find(board, MemorySizes, []) is not { } range)
            yield break;
        yield return new GuestMemoryRequest(new(range.Start, at), new(range.Size, at), at)
        {
            PhysicalAddress = new(range.Start, at),
            Setvar = new(Setvar, at),
        };
    }
}
