using System.Collections.Generic;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Findings;
using Boards.Microkit.Request;

namespace Boards.Microkit.Planning.Memory;

/// <summary>Plans the RAM of guests: each is a region that is mapped into the machine with all permissions, and into its protection domain.</summary>
internal static class GuestMemoryPlan
{
    /// <summary>The name of a guest memory's region.</summary>
    public static string NameOf(GuestMemoryRequest memory, VirtualMachineRequest machine)
    {
        if (memory.Name is { } name)
            return name.Value;
        int index = 0;
        while (!ReferenceEquals(machine.GuestMemories[index], memory))
            index++;
        return "guest_ram_" + machine.Name.Value + (index == 0 ? "" : System.FormattableString.Invariant($"_{index}"));
    }

    /// <summary>The memory region of a guest memory; null if there cannot be one.</summary>
    public static MemoryRegionRequest? RegionOf(GuestMemoryRequest memory, VirtualMachineRequest machine, PlanContext context)
    {
        string name = NameOf(memory, machine);
        if (memory.Size.Value == 0)
        {
            context.Report(new PlanFinding.Empty(name, memory.Size.Location));
            return null;
        }

        Check(memory, name, context);
        return new MemoryRegionRequest
        {
            Name = new(name, memory.Location),
            Size = memory.Size,
            Location = memory.Location,
            PhysicalAddress = memory.PhysicalAddress,
            Comment = $"{(memory.IsDmaPool ? "DMA pool" : "RAM")} of {machine.Name.Value}",
        };
    }

    private static void Check(GuestMemoryRequest memory, string name, PlanContext context)
    {
        List<(string What, Declared<ulong> Value)> numbers = [("guest address", memory.GuestAddress), ("size", memory.Size)];
        if (memory.PhysicalAddress is { } physical)
            numbers.Add(("physical address", physical));
        foreach ((string what, Declared<ulong> value) in numbers)
        {
            if (value.Value % MicrokitLimits.PageBytes != 0)
            {
                context.Report(new PlanFinding.Misaligned($"'{name}': {what}", value.Value, MicrokitLimits.PageBytes, value.Location));
            }
            else if (value.Value % MicrokitLimits.LargePageBytes != 0)
            {
                ulong pages = memory.Size.Value / MicrokitLimits.PageBytes;
                context.Report(new PlanFinding.SmallPages(name, what, value.Value, pages, value.Location));
            }
        }

        if (memory.VirtualAddress is { } address && address.Value % MicrokitLimits.PageBytes != 0)
            context.Report(new PlanFinding.Misaligned($"'{name}': virtual address", address.Value, MicrokitLimits.PageBytes, address.Location));
    }
}
