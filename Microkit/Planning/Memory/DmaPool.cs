using System.Linq;
using Boards.Microkit.Request;

namespace Boards.Microkit.Planning.Memory;

/// <summary>The pool of a guest whose devices access only the pool: memory of the guest at its physical address.</summary>
internal static class DmaPool
{
    // Room for the outstanding transfers of a disk and a network card, which have up to 256 KiB each.
    private const ulong DefaultBytes = 0x80_0000;

    /// <summary>The system with guest memory for each pool.</summary>
    public static SystemRequest Add(SystemRequest request) => request with { ProtectionDomains = Add(request.ProtectionDomains) };

    private static ValueList<ProtectionDomainRequest> Add(ValueList<ProtectionDomainRequest> domains) => domains.Select(static domain => domain with
    {
        VirtualMachines = domain.VirtualMachines.Select(static machine => HasPool(machine) ? machine with { GuestMemories = [.. machine.GuestMemories, Of(machine)] } : machine).ToValueList(),
        Children = Add(domain.Children),
    }).ToValueList();

    private static bool HasPool(VirtualMachineRequest machine) => machine.Dma is { Mode: DmaMode.BouncePool };

    private static GuestMemoryRequest Of(VirtualMachineRequest machine)
    {
        GuestDmaRequest dma = machine.Dma!;
        return new GuestMemoryRequest
        {
            GuestAddress = dma.PoolAddress ?? new(0, dma.Location),
            PhysicalAddress = dma.PoolAddress,
            Size = dma.PoolSize ?? new(DefaultBytes, dma.Location),
            IsPlaceChosen = dma.PoolAddress is null,
            IsDmaPool = true,
            Location = dma.Location,
            Name = new("dma_pool_" + machine.Name.Value, dma.Location),
        };
    }
}
