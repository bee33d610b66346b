using System;
using System.Globalization;
using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Guests;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Guests;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;
using Xunit;
using static Boards.Tests.Microkit.Declare;

namespace Boards.Tests.Microkit.Guests;

/// <summary>DMA of a guest's devices if its memory is not at the physical address: the description and the devicetree.</summary>
public sealed class DmaOfGuests
{
    private static readonly GuestMemoryRequest Elsewhere = Ram(0x80000000, 0x1000000, 0x50000000);

    private static string Board(string nodes, int cells = 2) => $$"""
        /dts-v1/;
        / {
            #address-cells = <2>; #size-cells = <2>; interrupt-parent = <&gic>;
            memory@40000000 { device_type = "memory"; reg = <0 0x40000000 0 0x40000000>; };
            gic: gic@1000 { compatible = "arm,gic-400"; reg = <0 0x1000 0 0x1000>, <0 0x2000 0 0x2000>, <0 0x4000 0 0x2000>, <0 0x6000 0 0x2000>; interrupt-controller; #interrupt-cells = <3>; };
            soc: soc { compatible = "simple-bus"; #address-cells = <{{cells}}>; #size-cells = <{{cells}}>; ranges; {{nodes}} };
        };
        """;

    private const string Card = """eth: ethernet@90000000 { compatible = "acme,gmac"; reg = <0 0x90000000 0 0x1000>; interrupts = <0 8 4>; };""";

    private static SystemRequest System(DmaMode? mode, GuestMemoryRequest memory, params string[] devices) => SystemOf(Domain("VMM", Machine("linux", [.. devices.Select(static d => Pass(d))]) with
    {
        GuestMemories = [memory],
        Dma = mode is { } given ? new GuestDmaRequest { Mode = given, Location = At("dma") } : null,
    }));

    private static (SystemPlan Plan, DeviceTree Tree) Make(string source, SystemRequest request)
    {
        Sel4Board board = Declare.Board(source);
        SystemPlan plan = SystemPlanner.Plan(request, board);
        PlannedGuest guest = Assert.Single(plan.Guests);
        return (plan, GuestTree.Of(board, guest));
    }

    private static string? Cells(DeviceTree tree, string path, string property = "dma-ranges") => tree.FindPath(path)!.Find(property) is { } found
        ? string.Join(" ", Enumerable.Range(0, found.CellCount).Select(i => found.Cell(i).ToString("x", CultureInfo.InvariantCulture)))
        : null;

    [Fact]
    public void An_offset_is_on_the_bus_of_the_device()
    {
        (SystemPlan plan, DeviceTree tree) = Make(Board(Card), System(DmaMode.Offset, Elsewhere, "eth"));
        Assert.Equal("0 50000000 0 80000000 0 1000000", Cells(tree, "/soc"));
        Assert.DoesNotContain(plan.Diagnostics, static d => d.Severity >= Boards.Devicetree.Text.Severity.Warning && d.Id.StartsWith("BRD31", StringComparison.Ordinal));
        // As a guest's kernel reads it: the device reaches the memory of the guest at the physical addresses.
        BusWindow window = Assert.Single(Boards.Hardware.Board.Resolve(tree).Devices.Single(static d => d.Path == "/soc/ethernet@90000000").Dma.Windows);
        Assert.Equal((0x50000000ul, 0x80000000ul, 0x1000000ul), (window.BusAddress, window.Address!.Value, window.Size));
    }

    [Fact]
    public void Without_the_declaration_the_devicetree_has_no_offset()
    {
        (SystemPlan plan, DeviceTree tree) = Make(Board(Card), System(null, Elsewhere, "eth"));
        Assert.Null(Cells(tree, "/soc"));
        Assert.Equal(["eth"], plan.Places("BRD3114"));
    }

    [Fact]
    public void An_offset_is_added_to_that_of_the_board()
    {
        string board = Board("dma-ranges = <0 0x0 0 0x40000000 0 0x40000000>; " + Card);
        (SystemPlan plan, DeviceTree tree) = Make(board, System(DmaMode.Offset, Elsewhere, "eth"));
        Assert.Equal("0 10000000 0 80000000 0 1000000", Cells(tree, "/soc"));
        Assert.Empty(plan.Places("BRD3115"));
    }

    [Fact]
    public void Memory_that_the_board_does_not_give_to_devices_is_reported()
    {
        string board = Board("dma-ranges = <0 0x0 0 0x40000000 0 0x8000000>; " + Card);
        (SystemPlan plan, DeviceTree tree) = Make(board, System(DmaMode.Offset, Elsewhere, "eth"));
        Assert.Equal(["eth"], plan.Places("BRD3115"));
        Assert.Equal("", Cells(tree, "/soc"));
    }

    [Fact]
    public void A_bus_within_a_bus_with_an_offset_passes_addresses_on()
    {
        const string Wrapped = """
            usb: usb@91000000 { compatible = "acme,dwc3"; reg = <0 0x91000000 0 0x1000>; #address-cells = <2>; #size-cells = <2>; ranges;
                core: usb@91100000 { compatible = "snps,dwc3"; reg = <0 0x91100000 0 0x1000>; interrupts = <0 9 4>; }; };
            """;
        (_, DeviceTree tree) = Make(Board(Card + Wrapped), System(DmaMode.Offset, Elsewhere, "eth", "usb", "core"));
        Assert.Equal("0 50000000 0 80000000 0 1000000", Cells(tree, "/soc"));
        Assert.Equal("", Cells(tree, "/soc/usb@91000000"));
        BusWindow window = Assert.Single(Boards.Hardware.Board.Resolve(tree).Devices.Single(static d => d.Path == "/soc/usb@91000000/usb@91100000").Dma.Windows);
        Assert.Equal((0x50000000ul, 0x80000000ul), (window.BusAddress, window.Address!.Value));
    }

    [Fact]
    public void A_host_bridge_has_the_offset_of_its_functions()
    {
        const string Bridge = """
            pcie: pcie@92000000 { compatible = "pci-host-ecam-generic"; device_type = "pci"; reg = <0 0x92000000 0 0x100000>; #address-cells = <3>; #size-cells = <2>;
                ranges = <0x2000000 0 0xa0000000 0 0xa0000000 0 0x1000000>; bus-range = <0 0>; };
            """;
        (_, DeviceTree tree) = Make(Board(Bridge), System(DmaMode.Offset, Elsewhere, "pcie"));
        Assert.Equal("43000000 0 50000000 0 80000000 0 1000000", Cells(tree, "/soc/pcie@92000000"));
        Assert.Null(Cells(tree, "/soc"));
    }

    [Fact]
    public void A_pool_is_memory_of_the_guest_at_its_physical_address()
    {
        (SystemPlan plan, DeviceTree tree) = Make(Board(Card), System(DmaMode.BouncePool, Ram(0x80000000, 0x1000000), "eth"));
        MemoryRegionRequest region = Assert.Single(plan.Description.MemoryRegions, static r => r.Name.Value == "dma_pool_linux");
        ulong at = region.PhysicalAddress!.Value.Value;
        Assert.InRange(at, 0x40000000ul, 0x7ffffffful);
        MapRequest map = Assert.Single(plan.Description.ProtectionDomains[0].VirtualMachines[0].Maps, static m => m.Region.Value == "dma_pool_linux");
        Assert.Equal(at, map.Address.Value);

        Node pool = Assert.Single(tree.FindPath("/reserved-memory")!.Children);
        Assert.Equal("restricted-dma-pool", pool.Find("compatible")!.String);
        Assert.Equal(FormattableString.Invariant($"0 {at:x} 0 800000"), Cells(tree, pool.Path, "reg"));
        Assert.Equal(pool.Find("phandle")!.Cell(0), tree.FindPath("/soc/ethernet@90000000")!.Find("memory-region")!.Cell(0));
        Assert.Contains(tree.Root.Children, node => node.BaseName == "memory" && node.Find("reg")!.Cell(1) == at);
        Assert.Empty(plan.Places("BRD3114"));
    }

    [Fact]
    public void Images_of_the_guest_are_not_in_the_pool()
    {
        (SystemPlan plan, _) = Make(Board(Card), System(DmaMode.BouncePool, Ram(0x80000000, 0x1000000), "eth"));
        PlannedGuest guest = plan.Guests[0];
        Assert.Equal([0x80000000ul, 0x80e00000ul], [guest.Kernel!.Address, guest.Devicetree!.Address]);
    }

    /// <summary>The id, its location, the board, a system with the mistake, and the same system corrected.</summary>
    public static TheoryData<string, string, string, SystemRequest, SystemRequest> Mistakes => new()
    {
        { "BRD3127", "blk8", Specimens.QemuVirt, System(DmaMode.Offset, Elsewhere, "blk8"), System(DmaMode.BouncePool, Elsewhere, "blk8") },
        { "BRD3127", "eth", Board(Card), System(DmaMode.Offset, Ram(0x80000000, 0x1000000), "eth"), System(DmaMode.Offset, Elsewhere, "eth") },
        {
            "BRD3127", "eth", Board(Card.Replace("<0 0x90000000 0 0x1000>", "<0x90000000 0x1000>", StringComparison.Ordinal), cells: 1),
            System(DmaMode.Offset, Ram(0x880000000, 0x1000000, 0x50000000), "eth"), System(DmaMode.Offset, Elsewhere, "eth")
        },
        {
            "BRD3127", "eth",
            Board("""dma-ranges = <0 0 0 0 0 0x80000000>; bus@0 { compatible = "simple-bus"; reg = <0 0 0 0>; #address-cells = <2>; #size-cells = <2>; ranges; dma-ranges = <0 0 0 0 0 0x80000000>; """ + Card + " };"),
            System(DmaMode.Offset, Elsewhere, "eth"), System(DmaMode.BouncePool, Elsewhere, "eth")
        },
        { "BRD3128", "dma", Specimens.QemuVirt, System(DmaMode.BouncePool, Elsewhere, "rtc"), System(DmaMode.BouncePool, Elsewhere, "rtc", "blk8") },
        { "BRD3129", "blk8", Specimens.QemuVirt, System(DmaMode.BouncePool, Elsewhere, "blk8"), System(DmaMode.Identity, Ram(0x50000000, 0x1000000, 0x50000000), "blk8") },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_reported_at_its_place_and_not_once_it_is_corrected(string id, string place, string board, SystemRequest wrong, SystemRequest right)
    {
        Assert.Equal([place], wrong.PlanOn(board).Places(id));
        Assert.Empty(right.PlanOn(board).Places(id));
    }
}
