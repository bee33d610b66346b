using System;
using System.Linq;
using System.Threading;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Mapping;
using Boards.Microkit.Request;
using Xunit;
using static Boards.Tests.Microkit.Declare;

namespace Boards.Tests.Microkit;

/// <summary>What a guest or a program gets from maps and interrupts that are declared by hand: devices, memory, addresses.</summary>
public sealed class ReachOfMaps
{
    // Two devices share a page, and one of them is disabled; two share a line.
    private const string Source = """
        /dts-v1/;
        / {
            compatible = "acme,board"; interrupt-parent = <&gic>; #address-cells = <1>; #size-cells = <1>;
            memory@40000000 { device_type = "memory"; reg = <0x40000000 0x10000000>, <0x60000000 0x10000000>; };
            gic: gic@8000000 { compatible = "arm,gic-400"; interrupt-controller; #interrupt-cells = <3>; reg = <0x8000000 0x1000>, <0x8002000 0x2000>, <0x8004000 0x2000>, <0x8006000 0x2000>; };
            alone@1000 { compatible = "acme,alone"; reg = <0x1000 0x1000>; interrupts = <0 10 4>; };
            on@2000 { compatible = "acme,on"; reg = <0x2000 0x100>; interrupts = <0 20 4>, <0 22 4>; };
            off@2100 { compatible = "acme,off"; reg = <0x2100 0x100>; interrupts = <0 20 4>, <0 21 4>; status = "disabled"; };
            off@3000 { compatible = "acme,off"; reg = <0x3000 0x100>; interrupts = <0 30 4>; status = "disabled"; };
            one@4000 { compatible = "acme,one"; reg = <0x4000 0x100>; interrupts = <0 40 4>; };
            two@4100 { compatible = "acme,two"; reg = <0x4100 0x100>; interrupts = <0 41 4>; };
            split@5000 { compatible = "acme,split"; reg = <0x5000 0x100>, <0x6000 0x100>; };
        };
        """;

    private static MemoryRegionRequest Region(string name, ulong? size, ulong? physical = null) => new()
    {
        Name = Value(name),
        Size = size is { } bytes ? Value(bytes, "size of " + name) : null,
        Location = At(name),
        PhysicalAddress = physical is { } at ? Value(at) : null,
    };

    private static MapRequest Map(string region, ulong address, string? permissions = null) =>
        new() { Region = Value(region), Address = Value(address), Location = At("map of " + region), Permissions = permissions is null ? null : Value(permissions) };

    private static IrqRequest Irq(uint number) => new() { Number = Value(number), Location = At("irq") };

    // Each region is mapped at its physical address or, if it has none, far from everything.
    private static ProtectionDomainRequest Guest(params MemoryRegionRequest[] regions) => Domain("VMM", Machine("linux") with
    {
        Maps = [.. regions.Select(static (r, i) => Map(r.Name.Value, r.PhysicalAddress?.Value ?? (0x1000000000 + ((ulong)i * 0x100000000))))],
    });

    private static (PlanFacts Facts, Holder Machine) Plan(ProtectionDomainRequest domain, params MemoryRegionRequest[] regions)
    {
        PlanFacts? facts = null;
        SystemPlanner.Plan(SystemOf(domain) with { MemoryRegions = [.. regions] }, Board(Source), [found => facts = found], CancellationToken.None);
        return (facts!, facts!.Context.Holders[^1]);
    }

    // The devices whose interrupts are delivered; if there are none, the only one on the pages.
    [Theory]
    [InlineData(0x1000ul, 0x1000ul, new uint[0], "/alone@1000")]
    [InlineData(0x2000ul, 0x1000ul, new uint[0], "/on@2000")]
    [InlineData(0x2000ul, 0x1000ul, new uint[] { 52 }, "/on@2000")]
    [InlineData(0x2000ul, 0x1000ul, new uint[] { 53 }, "/off@2100")]
    [InlineData(0x3000ul, 0x1000ul, new uint[0], "/off@3000")]
    [InlineData(0x3000ul, 0x1000ul, new uint[] { 62 }, "/off@3000")]
    [InlineData(0x4000ul, 0x1000ul, new uint[0], "")]
    [InlineData(0x4000ul, 0x1000ul, new uint[] { 73 }, "/two@4100")]
    [InlineData(0x4000ul, 0x1000ul, new uint[] { 72, 73 }, "/one@4000 /two@4100")]
    [InlineData(0x5000ul, 0x1000ul, new uint[0], "/split@5000")]
    [InlineData(0x6000ul, 0x1000ul, new uint[0], "")]
    [InlineData(0x1000ul, 0x2000ul, new uint[0], "")]
    [InlineData(0x40000000ul, 0x1000ul, new uint[0], "")]
    public void A_guest_has_the_devices_that_it_maps(ulong physical, ulong size, uint[] interrupts, string devices)
    {
        MemoryRegionRequest region = Region("regs", size, physical);
        (PlanFacts facts, Holder machine) = Plan(Guest(region) with { Irqs = [.. interrupts.Select(Irq)] }, region);
        Assert.Equal(devices, string.Join(" ", facts.Reach.DevicesOf(machine).Select(static d => d.Device.Path)));
        Assert.All(facts.Reach.DevicesOf(machine), d => Assert.Equal(interrupts.Length > 0, d.IsDelivered));
        Assert.Equal(facts.Reach.DevicesOf(machine), facts.HeldBy(machine));
    }

    [Fact]
    public void A_device_that_is_passed_and_mapped_is_there_once()
    {
        MemoryRegionRequest[] regions = [Region("one", 0x1000, 0x1000), Region("three", 0x1000, 0x3000)];
        ProtectionDomainRequest domain = Guest(regions);
        domain = domain with { VirtualMachines = [domain.VirtualMachines[0] with { Passthroughs = [Pass("/alone@1000"), Pass("/on@2000")] }] };
        (PlanFacts facts, Holder machine) = Plan(domain, regions);
        Assert.Equal(["/alone@1000", "/on@2000", "/off@3000"], facts.HeldBy(machine).Select(static held => held.Device.Path));
    }

    // RAM is the memory from which a guest may execute or, if there is none, the largest memory.
    [Theory]
    [InlineData("rw rw rw", "", "large")]
    [InlineData("rw rw rwx", "", "small")]
    [InlineData("x rw rx", "", "memory small")]
    [InlineData("rw rw rw", "guest_ram_linux", "guest_ram_linux")]
    [InlineData("rwx rw rw", "guest_ram_linux", "guest_ram_linux memory")]
    public void Memory_that_is_mapped_by_hand_may_be_RAM(string permissions, string declared, string ram)
    {
        MemoryRegionRequest[] regions = [Region("memory", 0x200000, 0x40000000), Region("large", 0x400000), Region("small", 0x200000), Region("empty", 0), Region("registers", 0x1000, 0x1000), Region("nothing", 0x10000000, 0x20000000)];
        string[] given = [.. permissions.Split(' '), "rwx", "rwx", "rw"];
        ProtectionDomainRequest domain = Guest(regions);
        VirtualMachineRequest machine = domain.VirtualMachines[0];
        domain = domain with
        {
            VirtualMachines = [machine with
            {
                Maps = [.. machine.Maps.Select((map, i) => map with { Permissions = Value(given[i]) })],
                GuestMemories = declared.Length == 0 ? [] : [Ram(0x60000000, 0x200000)],
            }],
        };
        (PlanFacts facts, Holder holder) = Plan(domain, regions);
        Assert.Equal(ram, string.Join(" ", facts.GuestMemoriesOf(holder).Select(static m => m.Name)));
        Assert.Equal(ram.Replace("guest_ram_linux", "", StringComparison.Ordinal).Trim(), string.Join(" ", facts.Reach.Maps.Where(facts.IsGuestMemory).Select(static m => m.Region.Name.Value)));
    }

    [Fact]
    public void RAM_by_hand_has_the_place_of_its_parts()
    {
        MemoryRegionRequest region = Region("memory", 0x200000, 0x40000000);
        (PlanFacts facts, Holder machine) = Plan(Guest(region), region);
        GuestMemory memory = Assert.Single(facts.GuestMemoriesOf(machine));
        Assert.Equal(("size of memory", "map of memory"), (memory.Size.Location.Path, memory.Location.Path));
        Assert.Equal("0x40000000..0x40200000", memory.Range!.ToString());
        Assert.Null((memory with { Size = Value(0ul) }).Range);
        Assert.Null((memory with { PhysicalAddress = null }).Range);
    }

    // A guest looks for memory at its physical address, so memory that is mapped elsewhere is not reached; registers that are mapped elsewhere are.
    [Theory]
    [InlineData(0x1000ul, 0x1000ul, true)]
    [InlineData(0x1800ul, 0x900ul, false)]
    [InlineData(0x4000ul, 0x100ul, true)]
    [InlineData(0x40000000ul, 0x200000ul, true)]
    [InlineData(0x40000000ul, 0x200001ul, false)]
    [InlineData(0x40200000ul, 0x1ul, false)]
    [InlineData(0x60000000ul, 0x200000ul, true)]
    [InlineData(0x60200000ul, 0x1ul, false)]
    [InlineData(0x60400000ul, 0x1ul, false)]
    public void A_guest_reaches_what_is_mapped_at_its_address(ulong start, ulong size, bool isMapped)
    {
        VirtualMachineRequest machine = Machine("linux") with
        {
            Maps = [Map("registers", 0x1000), Map("moved registers", 0x70000000), Map("memory", 0x40000000), Map("moved memory", 0x80000000)],
            GuestMemories = [Ram(0x60000000, 0x200000, 0x60000000), Ram(0x90000000, 0x200000, 0x60400000)],
        };
        (PlanFacts facts, Holder holder) = Plan(
            Domain("VMM", machine), Region("registers", 0x1000, 0x1000), Region("moved registers", 0x1000, 0x4000), Region("memory", 0x200000, 0x40000000), Region("moved memory", 0x200000, 0x40200000));
        Assert.Equal(isMapped, facts.IsMapped(holder, AddressRange.Of(start, size)));
    }

    // A program finds memory wherever it is mapped.
    [Theory]
    [InlineData(0x40000000ul, true)]
    [InlineData(0x40200000ul, false)]
    public void A_program_reaches_what_is_mapped_anywhere(ulong start, bool isMapped)
    {
        (PlanFacts facts, Holder holder) = Plan(Domain("D") with { Maps = [Map("memory", 0x20000000)] }, Region("memory", 0x200000, 0x40000000));
        Assert.Equal(isMapped, facts.IsMapped(holder, AddressRange.Of(start, 0x1000)));
    }

    // The tool uses the size of the content of a region: one page for boot information, the size of the file for a file.
    [Theory]
    [InlineData(0x3000ul, null, false, 0x3000ul)]
    [InlineData(null, null, true, 0x1000ul)]
    [InlineData(null, 0x200000ul, true, 0x200000ul)]
    [InlineData(null, null, false, 0ul)]
    public void A_region_has_the_size_of_what_fills_it(ulong? size, ulong? page, bool isBootInfo, ulong expected)
    {
        MemoryRegionRequest region = Region("r", size) with { PageSize = page is { } bytes ? Value(bytes) : null, PrefillBootInfo = isBootInfo ? Value("fdt") : null };
        (PlanFacts facts, _) = Plan(Domain("D") with { Maps = [Map("r", 0x20000000)] }, region);
        Assert.Equal((expected, page ?? 0x1000), (facts.Find("r")!.Size, facts.Find("r")!.PageBytes));
        Assert.Equal(expected, facts.Reach.Maps.Single().Size);
    }
}
