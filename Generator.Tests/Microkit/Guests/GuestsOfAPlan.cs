using System;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Guests;
using Boards.Microkit.Request;
using Xunit;
using static Boards.Tests.Microkit.Declare;

namespace Boards.Tests.Microkit.Guests;

/// <summary>What a plan states about a guest besides its images: memory, registers, interrupts, controller, emulated devices.</summary>
public sealed class GuestsOfAPlan
{
    private static string BoardOf(string nodes) => $$"""
        /dts-v1/;
        / {
            compatible = "acme,board"; interrupt-parent = <&ic>; #address-cells = <1>; #size-cells = <1>;
            memory@40000000 { device_type = "memory"; reg = <0x40000000 0x40000000>; };
            {{nodes}}
        };
        """;

    private static PlannedGuest GuestOf(ProtectionDomainRequest monitor, string board, params MemoryRegionRequest[] regions) =>
        (SystemOf(monitor) with { MemoryRegions = [.. regions] }).PlanOn(board).Guests.Single();

    private static MemoryRegionRequest Region(string name, ulong size, ulong? physical = null) =>
        new() { Name = Value(name), Size = Value(size), Location = At(name), PhysicalAddress = physical is { } at ? Value(at) : null };

    private static MapRequest Map(string region, ulong address, string? permissions = null) =>
        new() { Region = Value(region), Address = Value(address), Location = At("map"), Permissions = permissions is null ? null : Value(permissions) };

    private static IrqRequest Irq(uint number) => new() { Number = Value(number), Location = At("irq") };

    private static VirtualDeviceRequest Emulated(string compatible, ulong address, string? name = null) => new()
    {
        Compatible = Value(compatible),
        Address = Value(address),
        Size = Value(0x1000ul),
        Location = At("emulated"),
        Name = name is null ? null : Value(name),
    };

    // The monitor forwards interrupts that are declared by number. A device that is passed to the monitor has its driver in the monitor.
    [Fact]
    public void Interrupts_are_those_of_its_devices_and_those_that_its_monitor_has_by_number()
    {
        ProtectionDomainRequest monitor = Domain("VMM", Machine("linux", Pass("rtc"))) with { Irqs = [Irq(50)], Passthroughs = [Pass("uart")] };
        SystemPlan plan = SystemOf(monitor, Domain("driver") with { Irqs = [Irq(51)], Passthroughs = [Pass("gpio")] }).PlanOn(Specimens.QemuVirt);
        Assert.Equal([50u, 33u, 34u, 51u, 39u], plan.Interrupts.Select(static i => i.Number));
        Assert.Equal([50u, 34u], plan.Guests.Single().Interrupts);
    }

    [Fact]
    public void A_line_of_two_devices_is_one_interrupt()
    {
        const string Shared = """
            ic: ic@1000 { compatible = "arm,gic-400"; reg = <0x1000 0x1000>, <0x2000 0x1000>; interrupt-controller; #interrupt-cells = <3>; };
            a: a@10000 { compatible = "acme,a"; reg = <0x10000 0x1000>; interrupts = <0 1 4>; };
            b: b@20000 { compatible = "acme,b"; reg = <0x20000 0x1000>; interrupts = <0 1 4>; };
            """;
        Assert.Equal([33u], GuestOf(Domain("VMM", Machine("linux", Pass("a"), Pass("b"))), BoardOf(Shared)).Interrupts);
    }

    // Each device is named as its node would be in a devicetree, or as declared.
    [Theory]
    [InlineData("virtio,mmio", null, "virtio@130000", "virtio")]
    [InlineData("arm,pl011", null, "serial@130000", "serial")]
    [InlineData("ns16550a", null, "serial@130000", "serial")]
    [InlineData("arm,pl031", null, "rtc@130000", "rtc")]
    [InlineData("arm,pl061", null, "gpio@130000", "gpio")]
    [InlineData("pci-host-ecam-generic", null, "pcie@130000", "pcie")]
    [InlineData("pci-host-cam-generic", null, "pcie@130000", "pcie")]
    [InlineData("acme,ns16550", null, "device@130000", "device")]
    [InlineData("arm,pl011", "console", "console", "serial")]
    public void An_emulated_device_has_the_name_of_its_kind(string compatible, string? name, string expected, string node)
    {
        VirtualDevicePlace place = GuestOf(Domain("VMM", Machine("linux") with { VirtualDevices = [Emulated(compatible, 0x130000, name)] }), Specimens.QemuVirt).VirtualDevices.Single();
        Assert.Equal((expected, node, compatible), (place.Name, place.NodeName, place.Compatible));
        Assert.Equal("0x130000..0x131000", place.Range.ToString());
    }

    [Fact]
    public void Of_two_emulated_devices_of_one_name_there_is_the_first() => Assert.Equal(
        [("con", 0x130000ul), ("virtio@140000", 0x140000ul)],
        GuestOf(
            Domain("VMM", Machine("linux") with { VirtualDevices = [Emulated("arm,pl011", 0x130000, "con"), Emulated("virtio,mmio", 0x140000), Emulated("arm,pl011", 0x150000, "con")] }),
            Specimens.QemuVirt).VirtualDevices.Select(static device => (device.Name, device.Address)));

    // The distributor of a GICv2 has 4 KiB, that of a GICv3 64 KiB; a redistributor has two frames of 64 KiB (Arm IHI 0048, IHI 0069).
    [Theory]
    [InlineData("arm,gic-400", "<0x8000000 0x10000>, <0x8010000 0x10000>", 2, "0x8000000..0x8001000", "0x8010000..0x8011000", null)]
    [InlineData("arm,gic-400", "<0x8000000 0x10000>", 2, "0x8000000..0x8001000", null, null)]
    [InlineData("arm,gic-v3", "<0x8000000 0x10000>, <0x80a0000 0xf60000>", 3, "0x8000000..0x8010000", null, "0x80a0000..0x8100000")]
    [InlineData("arm,gic-v3", "<0x8000000 0x10000>", 3, "0x8000000..0x8010000", null, null)]
    public void The_controller_is_at_the_addresses_of_the_boards(string compatible, string reg, int version, string distributor, string? cpuInterface, string? redistributors)
    {
        string board = BoardOf($"ic: ic@8000000 {{ compatible = \"{compatible}\"; reg = {reg}; interrupt-controller; #interrupt-cells = <3>; }};");
        VirtualGic gic = GuestOf(Domain("VMM", Machine("linux") with { Vcpus = Vcpus(0, 1, 2) }), board).Gic!;
        Assert.Equal(("/ic@8000000", version), (gic.Path, gic.Version));
        Assert.Equal((distributor, cpuInterface, redistributors), (gic.Distributor.ToString(), gic.CpuInterface?.ToString(), gic.Redistributors?.ToString()));
    }

    [Theory]
    [InlineData("ic: plic@c000000 { compatible = \"sifive,plic-1.0.0\"; reg = <0xc000000 0x4000000>; interrupt-controller; #interrupt-cells = <1>; riscv,ndev = <10>; };")]
    [InlineData("ic: ic { compatible = \"arm,gic-400\"; interrupt-controller; #interrupt-cells = <3>; };")]
    public void Without_registers_of_a_GIC_there_is_no_controller(string controller) =>
        Assert.Null(GuestOf(Domain("VMM", Machine("linux")), BoardOf(controller)).Gic);

    // Registers that are mapped elsewhere are not where the guest's devicetree states, and RAM has no registers.
    [Fact]
    public void Reached_are_the_registers_that_are_mapped_at_their_address()
    {
        VirtualMachineRequest machine = Machine("linux", Pass("rtc")) with
        {
            GuestMemories = [Ram(0x40000000, 0x1000000, 0x40000000)],
            Maps = [Map("uart", 0x9000000), Map("gpio", 0xb000000), Map("chosen", 0x50000000)],
        };
        PlannedGuest guest = GuestOf(Domain("VMM", machine), Specimens.QemuVirt, Region("uart", 0x1000, 0x9000000), Region("gpio", 0x1000, 0x9030000), Region("chosen", 0x1000));
        Assert.Equal(["0x9000000..0x9001000", "0x9010000..0x9011000"], guest.Reached.Select(static range => range.ToString()));
    }

    [Fact]
    public void Each_of_two_guests_reaches_its_own_registers()
    {
        SystemPlan plan = SystemOf(Domain("A", Machine("a", Pass("uart"))), Domain("B", Machine("b", Pass("rtc")))).PlanOn(Specimens.QemuVirt);
        Assert.Equal(["0x9000000..0x9001000", "0x9010000..0x9011000"], plan.Guests.Select(static guest => guest.Reached.Single().ToString()));
    }

    [Theory]
    [InlineData(0x9000000ul, 0x1000ul, true)]
    [InlineData(0x9000800ul, 0x1000ul, true)]
    [InlineData(0x9000000ul, 0x2000ul, true)]
    [InlineData(0x9001800ul, 0x801ul, false)]
    [InlineData(0x8fffffful, 0x2ul, false)]
    [InlineData(0x9002000ul, 0x0ul, true)]
    [InlineData(0x9002000ul, 0x1ul, false)]
    public void A_range_is_reached_where_regions_hold_all_of_it(ulong start, ulong size, bool isReached)
    {
        VirtualMachineRequest machine = Machine("linux") with { Maps = [Map("two", 0x9001000), Map("one", 0x9000000)] };
        PlannedGuest guest = GuestOf(Domain("VMM", machine), Specimens.QemuVirt, Region("one", 0x1000, 0x9000000), Region("two", 0x1000, 0x9001000));
        Assert.Equal(isReached, guest.Reaches(AddressRange.Of(start, size)));
    }

    // The ranges of RAM as in the header for the monitor: their addresses in the guest, in physical memory, and in the monitor.
    [Fact]
    public void Its_RAM_is_in_the_order_of_the_declaration_with_the_addresses_of_all_who_see_it()
    {
        VirtualMachineRequest machine = Machine("linux") with
        {
            GuestMemories = [Ram(0x80000000, 0x400000, 0x50000000), Ram(0, 0), Ram(0x40000000, 0x200000) with { Setvar = Value("second") }],
            Maps = [Map("shared", 0x90000000, "rwx")],
        };
        SystemPlan plan = (SystemOf(Domain("VMM", machine)) with { MemoryRegions = [Region("shared", 0x200000)] }).PlanOn(Specimens.QemuVirt);
        PlannedGuest guest = plan.Guests.Single();
        Assert.Equal(["0x80000000..0x80400000", "0x40000000..0x40200000", "0x90000000..0x90200000"], guest.Memory.Select(static range => range.ToString()));
        Assert.Equal(
            [
                ("guest_ram_linux", 0x80000000ul, (ulong?)0x50000000ul, (ulong?)0x80000000ul, (string?)null),
                ("guest_ram_linux_2", 0x40000000ul, null, 0x40000000ul, "second"),
                ("shared", 0x90000000ul, null, null, null),
            ],
            GuestRam.Of(plan.Description, guest).Select(static ram => (ram.Region, ram.Range.Start, ram.PhysicalAddress, ram.DomainAddress, ram.Setvar)));
    }

    [Fact]
    public void A_description_without_the_guest_has_no_RAM_of_it()
    {
        VirtualMachineRequest machine = Machine("linux") with { GuestMemories = [Ram(0x40000000, 0x400000)] };
        SystemPlan plan = SystemOf(Domain("VMM", machine)).PlanOn(Specimens.QemuVirt);
        PlannedGuest guest = plan.Guests.Single();
        Assert.Single(GuestRam.Of(plan.Description, guest));
        Assert.Empty(GuestRam.Of(plan.Description, guest with { Machine = "other" }));
        Assert.Empty(GuestRam.Of(plan.Description, guest with { ProtectionDomain = "other" }));
        Assert.Empty(GuestRam.Of(plan.Description with { MemoryRegions = [] }, guest));
        Assert.Empty(GuestRam.Of(plan.Description, guest with { Memory = [AddressRange.Of(0x40001000, 0x1000)] }));
    }

    // A device of the guest that uses DMA needs the address of its memory: by an offset, or by a pool that is nowhere else.
    [Theory]
    [InlineData(DmaMode.Offset, "0x50000000..0x51000000 0x60000000..0x60200000", null)]
    [InlineData(DmaMode.BouncePool, "", "0x70000000..0x70800000")]
    public void DMA_has_the_memory_of_its_mode(DmaMode mode, string memory, string? pool)
    {
        VirtualMachineRequest machine = Machine("linux", Pass("rtc"), Pass("blk8")) with
        {
            GuestMemories = [Ram(0x80000000, 0x1000000, 0x50000000), Ram(0x90000000, 0x200000), Ram(0x40000000, 0x200000, 0x60000000)],
            Dma = new() { Mode = mode, Location = At("dma"), PoolAddress = Value(0x70000000ul) },
        };
        PlannedDma dma = GuestOf(Domain("VMM", machine), Specimens.QemuVirt).Dma!;
        Assert.Equal((mode, memory, pool), (dma.Mode, string.Join(" ", dma.Memory.Select(static m => m.Physical)), dma.Pool?.ToString()));
        Assert.Equal(["/virtio_mmio@a001000"], dma.Devices);
        if (mode == DmaMode.Offset)
            Assert.Equal([0x80000000ul, 0x40000000ul], dma.Memory.Select(static m => m.GuestAddress));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void DMA_at_the_same_addresses_needs_nothing(bool isDeclared)
    {
        VirtualMachineRequest machine = Machine("linux", Pass("blk8")) with
        {
            GuestMemories = [Ram(0x50000000, 0x1000000, 0x50000000)],
            Dma = isDeclared ? new() { Mode = DmaMode.Identity, Location = At("dma") } : null,
        };
        Assert.Null(GuestOf(Domain("VMM", machine), Specimens.QemuVirt).Dma);
    }
}
