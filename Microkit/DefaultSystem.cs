using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Memory;
using Boards.Microkit.Planning.Pages;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;
using Boards.Microkit.Rules.Devices;
using Boards.Microkit.Rules.Memory;

namespace Boards.Microkit;

/// <summary>
/// The system of a board for which none is declared: every enabled device that a guest can use is passed to one
/// virtual machine, or to one program if the kernel does not support virtual machines. Devices that a guest must not have are left
/// out: the interrupt controller, the timer, CPUs and their performance monitors, memory and its controller, SMMUs, and devices
/// that firmware or the kernel keeps for itself.
/// </summary>
public static class DefaultSystem
{
    // The names that libvmm's examples use, so that its programs run unchanged.
    private const string DomainName = "VMM";
    private const string Image = "vmm.elf";
    private const string MachineName = "linux";
    private const string DriversName = "drivers";
    private const int Priority = 254;

    /// <summary>The symbol of a monitor that is set to the address of the guest's RAM in the monitor, as named in libvmm's examples.</summary>
    public const string RamSymbol = GuestMemoryChoice.Setvar;

    /// <summary>A system with one guest that has some devices; its names, priority and RAM are those of the default system.</summary>
    /// <param name="name">The system's name.</param>
    /// <param name="board">The board.</param>
    /// <param name="passed">The devices that the guest has.</param>
    /// <param name="at">The declaration, which is the location of diagnostics about the whole system.</param>
    public static SystemRequest Request(string name, Sel4Board board, ValueList<PassthroughRequest> passed, SourceLocation at) =>
        Request(name, board, passed, DefaultMemory.DevicesOf(board, passed), at);

    /// <summary>Plans the default system of a board.</summary>
    /// <param name="name">The system's name: that of the board's class.</param>
    /// <param name="board">The board.</param>
    /// <param name="at">The board's source, which is the location of diagnostics about the whole system.</param>
    /// <param name="version">The version of Microkit that it is for.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <exception cref="System.OperationCanceledException"><paramref name="cancel"/> was requested.</exception>
    public static SystemPlan Plan(
        string name, Sel4Board board, SourceLocation at, MicrokitVersion version = MicrokitVersions.Current, CancellationToken cancel = default)
    {
        DefaultSelection selection = DefaultSelection.Of(board);
        KernelShare kernel = KernelShare.Of(board);
        SystemRequest request = Request(name, board, selection.Devices.Select(chosen => Passthrough(chosen, kernel, at)).ToValueList(), selection.Devices.Select(static chosen => chosen.Device), at);
        SystemPlan plan = SystemPlanner.Plan(request with { IsDefault = true, Version = version }, board, cancel);
        string to = kernel.Architecture != Architecture.RiscV ? "virtual machine" : "protection domain";
        Diagnostic reported = DeviceDiagnostics.DefaultSystem(selection.Devices.Length, to, selection.LeftOut, selection.Undelivered, at);
        return plan with { Diagnostics = plan.Diagnostics.Prepend(reported).ToValueList() };
    }

    private static SystemRequest Request(string name, Sel4Board board, ValueList<PassthroughRequest> passed, IEnumerable<Device> devices, SourceLocation at)
    {
        ProtectionDomainRequest domain = KernelShare.Of(board).Architecture != Architecture.RiscV
            ? new()
            {
                Name = At(DomainName),
                Location = at,
                Image = At(Image),
                VirtualMachines = [new VirtualMachineRequest { Name = At(MachineName), Location = at, GuestMemories = [.. GuestMemory(board, devices, at)], Passthroughs = passed }],
            }
            : new() { Name = At(DriversName), Location = at, Passthroughs = passed };
        return new SystemRequest
        {
            Name = name,
            Location = at,
            ProtectionDomains = [domain with { Priority = new(Priority, at) }],
        };

        Declared<string> At(string text) => new(text, at);
    }

    private static PassthroughRequest Passthrough(DefaultSelection.Chosen chosen, KernelShare kernel, SourceLocation at)
    {
        // Diagnostics of a device are located at its node.
        SourceLocation node = chosen.Device.Node.Location is { IsKnown: true } known ? known : at;
        return new PassthroughRequest
        {
            Device = new(chosen.Device.Path, node),
            Location = node,
            Regions = IsWholeBridge(chosen, kernel) ? null : chosen.Regions.Select(r => new Declared<int>(r.Index, node)).ToValueList(),
            Interrupts = chosen.Interrupts.Select(i => new Declared<int>(i.Index, node)).ToValueList(),
        };
    }

    // A host bridge whose registers are all passed is passed with its windows.
    private static bool IsWholeBridge(DefaultSelection.Chosen chosen, KernelShare kernel) =>
        BusWindows.IsHostBridge(chosen.Device) && !chosen.Device.Windows.IsEmpty
        && chosen.Regions.Length == chosen.Device.Regions.Count(static r => r.IsMemoryMapped)
        && BusWindows.WindowsOf(chosen.Device).All(window => window.End <= kernel.GuestEnd && UserLevelMemory.GapIn(window, kernel) is null);

    // The memory is identity-mapped, because devices use DMA, and is in the part that the kernel and its loader do not use.
    private static IEnumerable<GuestMemoryRequest> GuestMemory(Sel4Board board, IEnumerable<Device> devices, SourceLocation at)
    {
        if (DefaultMemory.Find(board, devices) is not { } range)
            yield break;
        yield return new GuestMemoryRequest
        {
            GuestAddress = new(range.Start, at),
            Size = new(range.Size, at),
            Location = at,
            PhysicalAddress = new(range.Start, at),
            Setvar = new(GuestMemoryChoice.Setvar, at),
        };
    }
}
