using System.Linq;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Planning;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;
using Boards.Tests.BoardFacts;
using Xunit;
using static Boards.Tests.Microkit.Declare;

namespace Boards.Tests.Microkit.Guests;

/// <summary>
/// Mistakes that the tool does not report, or that only one release of it reports, with their effect on QEMU's virt machine:
/// each is reported where it is declared.
/// </summary>
public sealed class MistakesSeenAtBoot
{
    private static readonly Sel4Board Virt = Sel4Board.Resolve(BoardSource.VirtGicV2.Tree);

    private static readonly PassthroughRequest Uart = Pass("/pl011@9000000", "uart");
    private static readonly PassthroughRequest Rtc = Pass("/pl031@9010000", "rtc");
    private static readonly PassthroughRequest Disk = Pass("/virtio_mmio@a003e00", "disk");

    private static SystemPlan Plan(SystemRequest request) => SystemPlanner.Plan(request, Virt);

    private static SystemRequest With(ulong guest, ulong? physical, params PassthroughRequest[] passed) =>
        SystemOf(Domain("VMM", Machine("linux", passed) with { GuestMemories = [Ram(guest, 0x10000000, physical)] }));

    private static SystemRequest WithIrq(uint number, Boards.Hardware.InterruptTrigger? trigger = null) =>
        SystemOf(Domain("VMM", Machine("linux", Rtc)) with { Irqs = [new() { Number = Value(number), Location = At("irq"), Trigger = trigger is { } t ? Value(t, "trigger") : null }] });

    private static MemoryRegionRequest Region(string name, ulong physical, ulong size = 0x1000) =>
        new() { Name = Value(name), Size = Value(size, "size"), Location = At(name), PhysicalAddress = Value(physical, "physical") };

    private static SystemRequest WithRegion(params MemoryRegionRequest[] regions) =>
        SystemOf(Domain("VMM", Machine("linux", Uart))) with { MemoryRegions = [.. regions] };

    [Fact]
    public void The_right_system_raises_no_warning() =>
        Assert.DoesNotContain(Plan(With(0x40000000, 0x40000000, Uart, Rtc, Disk)).Diagnostics, static d => d.Severity >= Severity.Warning);

    // Microkit's tool reports these itself, later.
    [Theory]
    [InlineData(0x8000000, "GIC distributor")]
    [InlineData(0x8030000, "GIC virtual interface control")]
    [InlineData(0x8010000, "GIC CPU interface")]
    public void Physical_address_of_the_interrupt_controller(ulong address, string owner)
    {
        Diagnostic reported = Plan(WithRegion(Region("r", address))).Single("BRD3120");
        Assert.Equal(("physical", Severity.Error), (reported.Location.Path, reported.Severity));
        Assert.Contains(owner, reported.Message);
    }

    [Fact]
    public void Overlapping_regions() =>
        Assert.Equal("physical", Plan(WithRegion(Region("a", 0xa000000, 0x2000), Region("b", 0xa001000))).Single("BRD3105").Location.Path);

    [Fact]
    public void One_interrupt_twice() =>
        Assert.Equal("/pl011@9000000", Plan(SystemOf(Domain("A", Machine("a", Uart)), Domain("B", Machine("b", Uart)))).Single("BRD3209").Location.Path);

    // RangeError while the kernel assigns interrupts.
    [Fact]
    public void Interrupt_9999()
    {
        Diagnostic reported = Plan(WithIrq(9999)).Single("BRD3202");
        Assert.Equal(("9999", Severity.Error), (reported.Location.Path, reported.Severity));
        Assert.Contains("above 159", reported.Message);
    }

    // RevokeFirst in the same step.
    [Theory]
    [InlineData(25, "GIC maintenance")]
    [InlineData(26, "kernel timer")]
    [InlineData(27, "virtual timer of the guests")]
    public void Interrupt_of_the_kernel(uint number, string owner) => Assert.Contains(owner, Plan(WithIrq(number)).Single("BRD3201").Message);

    // Boots; input is lost, without a message. A passthrough has the number of the board; a hand-written number is checked against it.
    [Fact]
    public void Wrong_interrupt_of_the_uart()
    {
        Assert.Equal("1", Plan(WithIrq(1)).Single("BRD3215").Location.Path);
        Assert.Equal("100", Plan(WithIrq(100)).Single("BRD3213").Location.Path);
        Assert.Equal(33u, Assert.Single(Plan(With(0x40000000, 0x40000000, Uart)).Interrupts).Number);
    }

    // Input is lost, the guest never finishes. Code uses the ids of the description, declared and chosen ones alike.
    [Fact]
    public void Two_ids_swapped()
    {
        SystemPlan plan = Plan(With(0x40000000, 0x40000000, Uart with { Channels = Ints(1) }, Rtc with { Channels = Ints(0) }));
        Assert.Equal([("uart", 33u, 1), ("rtc", 34u, 0)], plan.Interrupts.Select(static i => (i.Name, i.Number, i.Channel)));
        Assert.Equal([(33u, 1), (34u, 0)], plan.Description.ProtectionDomains.Single().Irqs.Select(static i => (i.Number.Value, i.Id!.Value.Value)));
        Assert.Equal("1", Plan(With(0x40000000, 0x40000000, Uart with { Channels = Ints(1) }, Rtc with { Channels = Ints(1) })).Single("BRD3207").Location.Path);
    }

    // The VMM reports a fault at the first register.
    [Fact]
    public void Uart_not_mapped_into_the_machine()
    {
        Diagnostic reported = Plan(With(0x40000000, 0x40000000, Uart with { Regions = Ints() })).Single("BRD3015");
        Assert.Equal(("/pl011@9000000", "/pl011@9000000: 1 of its interrupts are passed to virtual machine 'linux', but none of its registers are mapped"), (reported.Location.Path, reported.Message));
        Assert.Empty(Plan(With(0x40000000, 0x40000000, Uart with { Regions = Ints(0) })).Places("BRD3015"));
        Assert.Empty(Plan(With(0x40000000, 0x40000000, Uart with { Regions = Ints(), Interrupts = Ints() })).Places("BRD3015"));
    }

    // The guest's driver panics or reads garbage. A passthrough has the address of the board; another address has no node.
    [Fact]
    public void Wrong_physical_address()
    {
        Assert.Equal(
            "/pl011@9040000: the board has no node with this path; did you mean '/pl011@9000000'?",
            Plan(With(0x40000000, 0x40000000, Pass("/pl011@9040000"))).Single("BRD3002").Message);
    }

    // The disk is found, then the guest hangs at the partition scan.
    [Theory]
    [InlineData(0x50000000ul, "is at 0x50000000 and is mapped at 0x40000000 in the guest")]
    [InlineData(null, "has no fixed physical address")]
    public void Memory_elsewhere_with_a_device_that_masters_the_bus(ulong? physical, string where)
    {
        Diagnostic reported = Plan(With(0x40000000, physical, Uart, Disk)).Single("BRD3114");
        Assert.Equal(("/virtio_mmio@a003e00", Severity.Warning), (reported.Location.Path, reported.Severity));
        Assert.EndsWith(where, reported.Message);
        Assert.Empty(Plan(With(0x40000000, physical, Uart)).Places("BRD3114"));
    }

    // Nothing is visible on QEMU, but hardware may fail.
    [Fact]
    public void Wrong_trigger()
    {
        Assert.Equal("trigger", Plan(WithIrq(33, Boards.Hardware.InterruptTrigger.Edge)).Single("BRD3214").Location.Path);
        Assert.Empty(Plan(WithIrq(33, Boards.Hardware.InterruptTrigger.Level)).Places("BRD3214"));
        // A trigger that is not given is that of the device: 79 is the disk's interrupt, which is edge-triggered.
        Assert.Equal(Boards.Hardware.InterruptTrigger.Edge, Plan(WithIrq(79)).Interrupts.Single(static i => i.Number == 79).Trigger);
    }

    [Fact]
    public void Registers_are_never_cached_and_never_more_than_the_devices_pages()
    {
        SystemPlan plan = Plan(With(0x40000000, 0x40000000, Uart, Rtc, Disk));
        Assert.All(plan.Devices, place => Assert.Equal(0x1000UL, plan.Description.MemoryRegions.Single(r => r.Name.Value == place.Region).Size?.Value));
        Assert.All(
            plan.Description.ProtectionDomains.Single().VirtualMachines[0].Maps,
            static map => Assert.Equal(map.Region.Value == "guest_ram_linux", map.Cached?.Value));
    }

    // 2.0.1 rejects it; with 2.3.0 it boots.
    [Theory]
    [InlineData(0x60000000, 1)]
    [InlineData(0x5f000000, 1)]
    [InlineData(0x70000000, 0)]
    [InlineData(0x40000000, 0)]
    public void Memory_over_the_kernels_image(ulong physical, int reported)
    {
        SystemPlan plan = Plan(With(physical, physical, Uart));
        Assert.Equal(Enumerable.Repeat("physical", reported), plan.Places("BRD3122"));
        Assert.All(plan.Diagnostics.Where(static d => d.Id == "BRD3122"), d => Assert.EndsWith("includes 0x60000000, where the kernel's image is loaded on qemu_virt_aarch64", d.Message));
        Assert.False(plan.HasErrors);
    }
}
