using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Devices;
using Boards.Microkit.Planning.Interrupts;
using Boards.Microkit.Planning.Mapping;
using Boards.Microkit.Request;

namespace Boards.Microkit.Planning.Guests;

/// <summary>Makes the guest of a planned machine, as the guest and its monitor see it.</summary>
internal static class GuestPlan
{
    private const ulong DistributorOfV2 = 0x1000;
    private const ulong DistributorOfV3 = 0x10000;
    private const ulong RedistributorFrame = 0x20000;

    /// <summary>The guest of a machine.</summary>
    /// <param name="context">The request and the board.</param>
    /// <param name="machine">The machine.</param>
    /// <param name="memory">Its RAM.</param>
    /// <param name="devices">The devices that it has.</param>
    /// <param name="maps">The planned maps of all machines, and the memory regions that they map.</param>
    /// <param name="interrupts">The interrupts of all domains.</param>
    public static PlannedGuest Of(
        PlanContext context, Holder machine, IEnumerable<GuestMemory> memory, IEnumerable<Device> devices, MachineMaps maps, InterruptPlan interrupts)
    {
        GuestMemory[] stretches = [.. memory.Where(static m => m.Size.Value > 0)];
        ImmutableArray<AddressRange> ram = [.. stretches.Select(static m => AddressRange.Of(m.GuestAddress.Value, m.Size.Value))];
        ImmutableArray<AddressRange> ofImages = [.. stretches.Where(static m => !m.IsDmaPool).Select(static m => AddressRange.Of(m.GuestAddress.Value, m.Size.Value))];
        Device[] passed = [.. devices];
        GuestTreeRequest? tree = machine.Machine!.Tree;
        (GuestImage? kernel, GuestImage? devicetree, GuestImage? initrd) = ImagePlacement.Of(context.Board, machine.Name, ofImages, tree, context.Report);
        return new PlannedGuest
        {
            Class = machine.Class,
            Machine = machine.Name,
            ProtectionDomain = machine.Domain.Name.Value,
            Vcpus = machine.Machine.VcpuIds,
            Memory = [.. ram],
            Dma = DmaOf(machine.Machine, stretches, passed),
            Reached = Reached(machine, maps, [.. stretches.Select(static m => m.Name)]).ToValueList(),
            Devices = passed.Select(static d => d.Path).ToValueList(),
            Interrupts = interrupts.Irqs[machine.Domain.Name.Value].SelectMany(static irq => irq.Claims).Where(c => IsFor(machine, c)).Select(static c => c.Number).Distinct().ToValueList(),
            Gic = GicOf(context.Kernel, machine.Machine.VcpuIds.Count),
            VirtualDevices = VirtualDevices(machine.Machine).ToValueList(),
            Kernel = kernel,
            Devicetree = devicetree,
            Initrd = initrd,
            Tree = tree,
        };
    }

    // A monitor forwards interrupts that are declared by number; a device that is passed to the monitor is not the guest's.
    private static bool IsFor(Holder machine, InterruptClaim claim) =>
        claim.Holder == machine || (ReferenceEquals(claim.Holder.Domain, machine.Domain) && claim.Device is null);

    // A region that is not mapped at its physical address is not where the devicetree says, and RAM has no registers.
    private static IEnumerable<AddressRange> Reached(Holder machine, MachineMaps maps, HashSet<string> ram)
    {
        foreach (MapRequest map in maps.Of(machine.Name))
        {
            if (maps.RegionOf(map) is { PhysicalAddress: { } physical, Size: { Value: > 0 } size } && physical.Value == map.Address.Value && !ram.Contains(map.Region.Value))
                yield return AddressRange.Of(physical.Value, size.Value);
        }
    }

    private static PlannedDma? DmaOf(VirtualMachineRequest machine, GuestMemory[] memory, Device[] devices) => machine.Dma is not { Mode: not DmaMode.Identity } dma ? null : new PlannedDma
    {
        Mode = dma.Mode,
        Memory = dma.Mode == DmaMode.Offset
            ? memory.Where(static m => m.Range is not null).Select(static m => new DmaMemory { GuestAddress = m.GuestAddress.Value, Physical = m.Range! }).ToValueList()
            : [],
        Pool = memory.FirstOrDefault(static m => m.IsDmaPool)?.Range,
        Devices = devices.Where(BusMaster.Is).Select(static d => d.Path).ToValueList(),
    };

    private static VirtualGic? GicOf(KernelShare kernel, int vcpus)
    {
        if (kernel.Controller is not { Regions: [{ IsMemoryMapped: true } distributor, ..] } controller)
            return null;
        ulong at = distributor.Address.GetValueOrDefault();
        ulong? second = controller.Regions.ElementAtOrDefault(1)?.Address;
        return controller.Controller switch
        {
            ControllerFamily.ArmGicV2 => new VirtualGic
            {
                Path = controller.Path,
                Version = 2,
                Distributor = AddressRange.Of(at, DistributorOfV2),
                CpuInterface = kernel.VirtualCpuInterface is { } cpu ? AddressRange.Of(cpu.GuestAddress, cpu.Size)
                    : second is { } known ? AddressRange.Of(known, MicrokitLimits.PageBytes) : null,
            },
            ControllerFamily.ArmGicV3 => new VirtualGic
            {
                Path = controller.Path,
                Version = 3,
                Distributor = AddressRange.Of(at, DistributorOfV3),
                Redistributors = second is { } frames ? AddressRange.Of(frames, RedistributorFrame * (ulong)vcpus) : null,
            },
            _ => null,
        };
    }

    private static IEnumerable<VirtualDevicePlace> VirtualDevices(VirtualMachineRequest machine)
    {
        HashSet<string> taken = new(System.StringComparer.Ordinal);
        foreach (VirtualDeviceRequest device in machine.VirtualDevices)
        {
            string node = NodeNameOf(device.Compatible.Value);
            string name = device.Name?.Value ?? System.FormattableString.Invariant($"{node}@{device.Address.Value:x}");
            if (taken.Add(name))
            {
                yield return new VirtualDevicePlace
                {
                    Name = name,
                    NodeName = node,
                    Compatible = device.Compatible.Value,
                    Address = device.Address.Value,
                    Size = device.Size.Value,
                    Interrupt = device.Interrupt?.Value,
                    Trigger = device.Trigger,
                };
            }
        }
    }

    // A node has a generic name (Devicetree Specification, 2.2.2); a transport has the name that QEMU and Linux use.
    private static string NodeNameOf(string compatible) => compatible switch
    {
        "virtio,mmio" => "virtio",
        "arm,pl011" => "serial",
        "arm,pl031" => "rtc",
        "arm,pl061" => "gpio",
        "pci-host-ecam-generic" or "pci-host-cam-generic" => "pcie",
        _ when compatible.StartsWith("ns16550", System.StringComparison.Ordinal) => "serial",
        _ => "device",
    };
}
