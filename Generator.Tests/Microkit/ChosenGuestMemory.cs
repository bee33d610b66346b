using System.Linq;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Planning;
using Boards.Microkit.Request;
using Xunit;
using static Boards.Tests.Microkit.Declare;

namespace Boards.Tests.Microkit;

/// <summary>Guest memory with only a declared size.</summary>
public sealed class ChosenGuestMemory
{
    private static GuestMemoryRequest Chosen(ulong size) => Ram(0, size) with { IsPlaceChosen = true };

    private static VirtualMachineRequest Linux(params GuestMemoryRequest[] memories) => Machine("linux", Pass("rtc")) with { GuestMemories = [.. memories] };

    private static (ulong Guest, ulong? Physical, string? Setvar)[] MemoriesOf(SystemPlan plan) =>
    [
        .. from domain in plan.Description.ProtectionDomains
           from machine in domain.VirtualMachines
           from map in machine.Maps
           where map.Region.Value.StartsWith("guest_ram", System.StringComparison.Ordinal)
           let region = plan.Description.MemoryRegions.Single(region => region.Name.Value == map.Region.Value)
           select (map.Address.Value, region.PhysicalAddress?.Value, domain.Maps.Single(own => own.Region.Value == map.Region.Value).Setvar?.Value),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_is_where_the_default_system_has_it(bool isOdroid)
    {
        string source = isOdroid ? Specimens.OdroidC4 : Specimens.QemuVirt;
        SystemPlan usual = DefaultSystem.Plan("S", Board(source), At("system"));
        string device = usual.Devices.Select(static place => place.DevicePath).First();
        SystemPlan plan = SystemOf(Domain("VMM", Machine("linux", Pass(device)) with { GuestMemories = [Chosen(0x10000000)] })).PlanOn(source);

        Assert.Equal(MemoriesOf(usual), MemoriesOf(plan));
        (ulong guest, ulong? physical, string? setvar) = Assert.Single(MemoriesOf(plan));
        Assert.Equal((guest, "guest_ram_vaddr"), (physical, setvar));
    }

    // The controller that transfers the device's data has 32 address bits; the device does not transfer data itself.
    [Theory]
    [InlineData(true, 0xa0000000UL)]
    [InlineData(false, 0x100000000UL)]
    public void It_is_in_reach_of_what_is_passed_with_a_device(bool withDependencies, ulong expected)
    {
        const string Source = """
            /dts-v1/;
            / {
                #address-cells = <2>; #size-cells = <2>; interrupt-parent = <&gic>;
                memory@40000000 { device_type = "memory"; reg = <0 0x40000000 1 0x80000000>; };
                gic: intc@8000000 { compatible = "arm,gic-v3"; reg = <0 0x8000000 0 0x10000>, <0 0x80a0000 0 0xf60000>; interrupt-controller; #interrupt-cells = <3>; };
                uart: serial@9000000 { compatible = "acme,uart"; reg = <0 0x9000000 0 0x1000>; interrupts = <0 1 4>; dmas = <&dma 1>; dma-names = "rx"; };
                dma: dma-controller@9010000 { compatible = "acme,dma"; reg = <0 0x9010000 0 0x1000>; interrupts = <0 2 4>; #dma-cells = <1>; };
            };
            """;
        PassthroughRequest uart = Pass("uart") with { WithDependencies = withDependencies };
        foreach (SystemRequest request in new[]
        {
            SystemOf(Domain("VMM", Machine("linux", uart) with { GuestMemories = [Chosen(0x10000000)] })),
            DefaultSystem.Request("S", Board(Source), [uart], At("system")),
        })
        {
            SystemPlan plan = request.PlanOn(Source);
            Assert.Equal([expected], MemoriesOf(plan).Select(static memory => memory.Guest));
            Assert.Empty(plan.Places("BRD3115"));
        }
    }

    [Fact]
    public void A_board_whose_devicetree_has_no_memory_is_reported()
    {
        string source = Specimens.QemuVirt.Replace("device_type = \"memory\";", "status = \"disabled\";", System.StringComparison.Ordinal).Replace("memory@40000000", "sram@40000000", System.StringComparison.Ordinal);
        Assert.Equal("virtual machine 'linux': the board's devicetree describes no memory; declare the address", SystemOf(Domain("VMM", Linux(Chosen(0x200000)))).PlanOn(source).Single("BRD3126").Message);
    }

    [Fact]
    public void Each_has_its_own_place_beside_what_is_declared()
    {
        SystemPlan plan = (SystemOf(
                Domain("A", Linux(Chosen(0x8000000), Ram(0x90000000, 0x200000, 0x90000000))),
                Domain("B", Linux(Chosen(0x8000000)) with { Name = Value("other"), Passthroughs = [] }))
            with
        { MemoryRegions = [new() { Name = Value("ring"), Size = Value(0x200000UL), Location = At("mr"), PhysicalAddress = Value(0x40000000UL) }] }).PlanOn(Specimens.QemuVirt);

        Assert.DoesNotContain(plan.Diagnostics, static d => d.Severity == Severity.Error);
        Assert.Equal([0x40200000UL, 0x90000000UL, 0x48200000UL], MemoriesOf(plan).Select(static memory => memory.Guest));
        Assert.Empty(PlanChecker.Faults(plan.Description));
    }

    [Fact]
    public void A_physical_address_that_is_declared_is_the_guests_too()
    {
        SystemPlan plan = SystemOf(Domain("VMM", Linux(Chosen(0x200000) with { PhysicalAddress = Value(0x50000000UL), Setvar = Value("ram") }))).PlanOn(Specimens.QemuVirt);
        Assert.Equal([(0x50000000UL, (ulong?)0x50000000UL, (string?)"ram")], MemoriesOf(plan));
    }

    [Fact]
    public void Only_the_first_has_the_symbol()
    {
        SystemPlan plan = SystemOf(Domain("VMM", Linux(Chosen(0x200000), Chosen(0x200000)))).PlanOn(Specimens.QemuVirt);
        Assert.Equal(["guest_ram_vaddr", null], MemoriesOf(plan).Select(static memory => memory.Setvar));
        plan = SystemOf(Domain("VMM", Linux(Chosen(0x200000), Ram(0x40000000, 0x200000) with { Setvar = Value("guest_ram_vaddr") }))).PlanOn(Specimens.QemuVirt);
        Assert.Equal([null, "guest_ram_vaddr"], MemoriesOf(plan).Select(static memory => memory.Setvar));
    }

    [Fact]
    public void Memory_with_an_address_has_no_symbol_unless_one_is_declared() =>
        Assert.Equal([(0x40000000UL, (ulong?)null, (string?)null)], MemoriesOf(SystemOf(Domain("VMM", Linux(Ram(0x40000000, 0x200000)))).PlanOn(Specimens.QemuVirt)));

    [Fact]
    public void No_place_is_reported_at_the_size()
    {
        SystemPlan plan = SystemOf(Domain("VMM", Linux(Chosen(0x100000000)))).PlanOn(Specimens.QemuVirt);
        Diagnostic found = plan.Single("BRD3126");
        Assert.Equal(("size", "virtual machine 'linux': no 0x100000000 bytes of the board's memory are free; declare a smaller size, or the address"), (found.Location.Path, found.Message));
    }

    // A region whose size is that of its file occupies no known range.
    [Fact]
    public void It_is_beside_what_the_guest_maps()
    {
        SystemPlan plan = (SystemOf(Domain("VMM", Linux(Chosen(0x200000)) with
        {
            Maps =
            [
                new() { Region = Value("ring"), Address = Value(0x40000000UL), Location = At("map") },
                new() { Region = Value("file"), Address = Value(0x50000000UL), Location = At("map") },
            ],
        }))
            with
        {
            MemoryRegions =
            [
                new() { Name = Value("ring"), Size = Value(0x200000UL), Location = At("mr") },
                new() { Name = Value("file"), Size = null, Location = At("mr"), PrefillPath = Value("f.bin"), PhysicalAddress = Value(0x40200000UL) },
            ],
        }).PlanOn(Specimens.QemuVirt);
        Assert.Equal([0x40200000UL], MemoriesOf(plan).Select(static memory => memory.Guest));
    }

    [Theory]
    [InlineData(null, null, 0x40200000UL, 0x800000UL)]
    [InlineData(0x70000000UL, null, 0x70000000UL, 0x800000UL)]
    [InlineData(null, 0x200000UL, 0x40200000UL, 0x200000UL)]
    [InlineData(0x70000000UL, 0x400000UL, 0x70000000UL, 0x400000UL)]
    public void The_pool_of_a_guest_is_declared_or_chosen(ulong? address, ulong? size, ulong expected, ulong bytes)
    {
        GuestDmaRequest dma = new()
        {
            Mode = DmaMode.BouncePool,
            Location = At("dma"),
            PoolAddress = address is { } at ? Value(at) : null,
            PoolSize = size is { } given ? Value(given) : null,
        };
        SystemPlan plan = SystemOf(
            Domain("A", Machine("a") with { GuestMemories = [Ram(0x40000000, 0x200000)] }),
            Domain("B", Machine("b", Pass("blk8")) with { GuestMemories = [Ram(0x40000000, 0x200000)], Dma = dma })).PlanOn(Specimens.QemuVirt);
        MemoryRegionRequest pool = plan.Description.MemoryRegions.Single(static region => region.Name.Value.StartsWith("dma_pool", System.StringComparison.Ordinal));
        Assert.Equal(("dma_pool_b", expected, bytes, "DMA pool of b"), (pool.Name.Value, pool.PhysicalAddress!.Value.Value, pool.Size!.Value.Value, pool.Comment));
        Assert.Equal(expected, plan.Description.ProtectionDomains[1].VirtualMachines[0].Maps.Single(static map => map.Region.Value == "dma_pool_b").Address.Value);
        Assert.Equal(new AddressRange(expected, expected + bytes), plan.Guests[1].Dma!.Pool);
        Assert.Null(plan.Guests[0].Dma);
    }

    [Theory]
    [InlineData(DmaMode.Identity)]
    [InlineData(DmaMode.Offset)]
    public void Other_DMA_has_no_pool(DmaMode mode)
    {
        VirtualMachineRequest machine = Linux(Ram(0x40000000, 0x200000, 0x40000000)) with { Dma = new() { Mode = mode, Location = At("dma") } };
        Assert.Equal(["guest_ram_linux", "pl031@9010000", "gic_vcpu"], SystemOf(Domain("VMM", machine)).PlanOn(Specimens.QemuVirt).Description.MemoryRegions.Select(static region => region.Name.Value));
    }
}
