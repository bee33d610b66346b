using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Planning.Findings;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;

namespace Boards.Microkit.Planning.Memory;

/// <summary>Chooses the address of guest memory that is declared without one, as the default system does.</summary>
internal static class GuestMemoryChoice
{
    /// <summary>The symbol that the programs of libvmm's examples have for the address of the guest's memory.</summary>
    public const string Setvar = "guest_ram_vaddr";

    /// <summary>
    /// The system with an address for each guest memory. The physical address is the guest's, because devices use DMA. Memory for
    /// which there is no place is left out, with a finding.
    /// </summary>
    public static SystemRequest Place(SystemRequest request, Sel4Board board, List<PlanFinding> findings)
    {
        if (!Machines(request).Any(static machine => machine.GuestMemories.Any(static memory => memory.IsPlaceChosen)))
            return request;
        List<AddressRange> taken = [.. Declared(request)];
        return request with { ProtectionDomains = Place(request.ProtectionDomains) };

        ValueList<ProtectionDomainRequest> Place(ValueList<ProtectionDomainRequest> domains) => domains.Select(domain => domain with
        {
            VirtualMachines = domain.VirtualMachines.Select(PlaceIn).ToValueList(),
            Children = Place(domain.Children),
        }).ToValueList();

        VirtualMachineRequest PlaceIn(VirtualMachineRequest machine)
        {
            Device[] passed = [.. DefaultMemory.DevicesOf(board, machine.Passthroughs)];
            AddressRange[] mapped = [.. MapsOf(machine, request)];
            List<GuestMemoryRequest> placed = [];
            bool hasSymbol = machine.GuestMemories.Any(static memory => memory.Setvar is { Value: Setvar });
            foreach (GuestMemoryRequest memory in machine.GuestMemories)
            {
                if (!memory.IsPlaceChosen || memory.Size.Value == 0)
                {
                    placed.Add(memory);
                    continue;
                }

                ulong? address = memory.PhysicalAddress?.Value ?? DefaultMemory.Find(board, passed, [memory.Size.Value], [.. taken, .. mapped])?.Start;
                if (address is not { } found)
                {
                    findings.Add(new PlanFinding.NoFreeMemory(machine.Name.Value, memory.Size.Value, BoardMemory.Of(board).Count > 0, memory.Size.Location));
                    continue;
                }

                taken.Add(AddressRange.Of(found, memory.Size.Value));
                placed.Add(memory with
                {
                    GuestAddress = memory.GuestAddress with { Value = found },
                    PhysicalAddress = memory.PhysicalAddress ?? new(found, memory.Location),
                    Setvar = memory.Setvar ?? (hasSymbol || memory.IsDmaPool ? null : new(Setvar, memory.Location)),
                    IsPlaceChosen = false,
                });
                hasSymbol |= !memory.IsDmaPool;
            }

            return machine with { GuestMemories = placed.ToValueList() };
        }
    }

    private static IEnumerable<VirtualMachineRequest> Machines(SystemRequest request) => request.AllProtectionDomains.SelectMany(static domain => domain.VirtualMachines);

    // The memory that is declared with a physical address.
    private static IEnumerable<AddressRange> Declared(SystemRequest request) =>
    [
        .. from region in request.MemoryRegions
           where region.PhysicalAddress is not null && region.Size is not null
           select AddressRange.Of(region.PhysicalAddress!.Value.Value, region.Size!.Value.Value),
        .. from memory in Machines(request).SelectMany(static machine => machine.GuestMemories)
           where memory.PhysicalAddress is not null
           select AddressRange.Of(memory.PhysicalAddress!.Value.Value, memory.Size.Value),
    ];

    // The guest addresses that are declared.
    private static IEnumerable<AddressRange> MapsOf(VirtualMachineRequest machine, SystemRequest request) =>
    [
        .. from map in machine.Maps
           join region in request.MemoryRegions on map.Region.Value equals region.Name.Value
           where region.Size is not null
           select AddressRange.Of(map.Address.Value, region.Size!.Value.Value),
        .. from memory in machine.GuestMemories
           where !memory.IsPlaceChosen
           select AddressRange.Of(memory.GuestAddress.Value, memory.Size.Value),
    ];
}
