using System;
using System.Linq;
using Boards.Microkit;
using Boards.Microkit.Guests;
using Boards.Microkit.Planning;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;
using Xunit;
using static Boards.Tests.Microkit.Declare;

namespace Boards.Tests.Microkit.Guests;

/// <summary>Declarations of a guest's devicetree, images and emulated devices: each mistake at its place, and the same system corrected.</summary>
public sealed class RulesOfGuests
{
    private const ulong Start = 0x40000000;

    private static readonly GuestTreeRequest Tree = new() { Location = At("tree") };

    private static SystemRequest Guest(GuestTreeRequest? tree, ulong size = 0x10000000, params VirtualDeviceRequest[] devices) => SystemOf(Domain(
        "VMM",
        Machine("linux", Pass("rtc")) with { GuestMemories = [Ram(Start, size)], Tree = tree, VirtualDevices = devices.ToValueList() }));

    private static SystemRequest Emulated(params VirtualDeviceRequest[] devices) => Guest(null, devices: devices);

    private static VirtualDeviceRequest Virtio(ulong address, uint? interrupt = null, ulong size = 0x200) => new()
    {
        Compatible = Value("virtio,mmio"),
        Address = Value(address, "address"),
        Size = Value(size, "size"),
        Interrupt = interrupt is { } number ? Value(number, "interrupt") : null,
        Location = At("virtio"),
    };

    /// <summary>The id, its location, a system with the mistake, and the same system corrected.</summary>
    public static TheoryData<string, string, SystemRequest, SystemRequest> Cases => new()
    {
        { "BRD3701", "tree@", Guest(Tree with { DevicetreeAddress = Value(0x50000000ul, "tree@") }), Guest(Tree with { DevicetreeAddress = Value(0x4f000000ul, "tree@") }) },
        { "BRD3701", "initrd@", Guest(Tree with { InitrdAddress = Value(0x4ff00000ul, "initrd@"), InitrdSize = Value(0x200000ul) }), Guest(Tree with { InitrdAddress = Value(0x4fe00000ul, "initrd@"), InitrdSize = Value(0x200000ul) }) },
        { "BRD3701", "size of kernel", Guest(Tree with { KernelSize = Value(0x20000000ul, "size of kernel") }), Guest(Tree with { KernelSize = Value(0x2000000ul, "size of kernel") }) },
        { "BRD3702", "initrd@", Guest(Tree with { KernelSize = Value(0x2000000ul), InitrdAddress = Value(0x41000000ul, "initrd@"), InitrdSize = Value(0x1000ul) }), Guest(Tree with { KernelSize = Value(0x2000000ul), InitrdAddress = Value(0x42000000ul, "initrd@"), InitrdSize = Value(0x1000ul) }) },
        { "BRD3702", "initrd@", Guest(Tree with { DevicetreeAddress = Value(0x48000000ul), InitrdAddress = Value(0x481ff000ul, "initrd@"), InitrdSize = Value(0x1000ul) }), Guest(Tree with { DevicetreeAddress = Value(0x48000000ul), InitrdAddress = Value(0x48200000ul, "initrd@"), InitrdSize = Value(0x1000ul) }) },
        { "BRD3703", "kernel@", Guest(Tree with { KernelAddress = Value(0x40080000ul, "kernel@") }), Guest(Tree with { KernelAddress = Value(0x40080000ul, "kernel@"), KernelTextOffset = Value(0x80000ul) }) },
        { "BRD3703", "tree@", Guest(Tree with { DevicetreeAddress = Value(0x48000004ul, "tree@") }), Guest(Tree with { DevicetreeAddress = Value(0x48000008ul, "tree@") }) },
        { "BRD3703", "initrd@", Guest(Tree with { InitrdAddress = Value(0x48000800ul, "initrd@"), InitrdSize = Value(0x1000ul) }), Guest(Tree with { InitrdAddress = Value(0x48001000ul, "initrd@"), InitrdSize = Value(0x1000ul) }) },
        { "BRD3704", "size of initrd", Guest(Tree with { KernelSize = Value(0x2000000ul), InitrdSize = Value(0x2000000ul, "size of initrd") }, 0x4000000), Guest(Tree with { KernelSize = Value(0x2000000ul), InitrdSize = Value(0x1e00000ul, "size of initrd") }, 0x4000000) },
        { "BRD3704", "tree", Guest(Tree, 0x200000), Guest(Tree, 0x400000) },
        { "BRD3705", "address", Emulated(Virtio(0x9010800)), Emulated(Virtio(0x9011000)) },
        { "BRD3705", "address", Emulated(Virtio(0x4ffff000)), Emulated(Virtio(0x50000000)) },
        { "BRD3705", "address", Emulated(Virtio(0x8000e00)), Emulated(Virtio(0x8001000)) },
        { "BRD3705", "address", Emulated(Virtio(0x8010000)), Emulated(Virtio(0x8020000)) },
        { "BRD3705", "address", Emulated(Virtio(0x130000), Virtio(0x130100)), Emulated(Virtio(0x130000), Virtio(0x130200)) },
        { "BRD3705", "size", Emulated(Virtio(0x130000, size: 0)), Emulated(Virtio(0x130000)) },
        { "BRD3706", "interrupt", Emulated(Virtio(0x130000, 31)), Emulated(Virtio(0x130000, 32)) },
        { "BRD3706", "interrupt", Emulated(Virtio(0x130000, 1020)), Emulated(Virtio(0x130000, 1019)) },
        { "BRD3707", "interrupt", Emulated(Virtio(0x130000, 34)), Emulated(Virtio(0x130000, 35)) },
        { "BRD3707", "interrupt", Emulated(Virtio(0x130000, 74), Virtio(0x140000, 74)), Emulated(Virtio(0x130000, 74), Virtio(0x140000, 75)) },
        { "BRD3709", "uart", Guest(Tree with { Console = Value("uart") }), Guest(Tree with { Console = Value("rtc") }) },
        { "BRD3709", "vcon", Guest(Tree with { Console = Value("vcon") }, devices: Virtio(0x130000) with { Name = Value("con") }), Guest(Tree with { Console = Value("con:115200") }, devices: Virtio(0x130000) with { Name = Value("con") }) },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_mistake_is_reported_at_its_place_and_not_once_it_is_corrected(string id, string place, SystemRequest wrong, SystemRequest right)
    {
        Assert.Equal([place], wrong.PlanOn(Specimens.QemuVirt).Places(id));
        Assert.DoesNotContain(right.PlanOn(Specimens.QemuVirt).Diagnostics, static d => d.Id.StartsWith("BRD37", StringComparison.Ordinal));
    }

    [Fact]
    public void An_address_must_fit_in_the_cells_of_the_root()
    {
        const string Narrow = """
            /dts-v1/;
            / {
                #address-cells = <1>; #size-cells = <1>; interrupt-parent = <&gic>;
                gic: gic@1000 { compatible = "arm,gic-400"; reg = <0x1000 0x1000>, <0x2000 0x2000>, <0x4000 0x2000>, <0x6000 0x2000>; interrupt-controller; #interrupt-cells = <3>; };
            };
            """;
        SystemRequest wide = SystemOf(Domain("VMM", Machine("linux") with { GuestMemories = [Ram(0x100000000, 0x200000)], Tree = Tree }));
        Assert.Equal(["guest"], wide.PlanOn(Narrow).Places("BRD3708"));
        Assert.Equal(["address"], Guest(null, devices: Virtio(0x200000000)).PlanOn(Narrow).Places("BRD3708"));
        Assert.Empty(wide.PlanOn(Specimens.QemuVirt).Places("BRD3708"));
    }

    [Theory]
    [InlineData("#address-cells = <0>; #size-cells = <2>;")]
    [InlineData("#address-cells = <2>; #size-cells = <0>;")]
    [InlineData("#address-cells = <5>; #size-cells = <2>;")]
    [InlineData("#address-cells = <2>; #size-cells = <0xffffffff>;")]
    [InlineData("#address-cells = <0xffffffff>; #size-cells = <0xffffffff>;")]
    public void A_guest_reads_up_to_four_cells_of_the_root(string cells)
    {
        string board = "/dts-v1/;\n/ { " + cells + " cpus { #address-cells = <0xffffffff>; #size-cells = <0>; cpu@0 { device_type = \"cpu\"; }; }; };";
        SystemRequest system = SystemOf(Domain("VMM", Machine("linux") with { GuestMemories = [Ram(0x40000000, 0x200000), Ram(0x50000000, 0x200000)], Tree = Tree }));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Sel4Board resolved = Declare.Board(board);
        SystemPlan plan = SystemPlanner.Plan(system, resolved);
        Assert.Equal(["guest"], plan.Places("BRD3708"));
        _ = GuestTree.Of(resolved, plan.Guests[0]);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
    }

    [Fact]
    public void Declared_images_go_first_and_the_others_avoid_them()
    {
        SystemPlan plan = Guest(Tree with { DevicetreeAddress = Value(0x4fe00000ul), InitrdSize = Value(0x200001ul), KernelSize = Value(0x2000000ul) }).PlanOn(Specimens.QemuVirt);
        Assert.Equal((0x40000000ul, 0x4fe00000ul, 0x4fa00000ul), (plan.Guests[0].Kernel!.Address, plan.Guests[0].Devicetree!.Address, plan.Guests[0].Initrd!.Address));
        plan = Guest(Tree with { InitrdAddress = Value(0x4fd00000ul), InitrdSize = Value(0x200000ul) }).PlanOn(Specimens.QemuVirt);
        Assert.Equal(0x4fa00000ul, plan.Guests[0].Devicetree!.Address);
    }

    [Fact]
    public void Reserved_memory_of_the_board_is_left_out()
    {
        string board = Specimens.QemuVirt.Replace("timer {", "reserved-memory { #address-cells = <2>; #size-cells = <2>; ranges; pool@4fe80000 { reg = <0 0x4fe80000 0 0x1000>; }; };\ntimer {", StringComparison.Ordinal);
        Assert.Equal(0x4fc00000ul, Guest(Tree).PlanOn(board).Guests[0].Devicetree!.Address);
        Assert.Contains("/reserved-memory/pool@4fe80000", Guest(Tree with { DevicetreeAddress = Value(0x4fe00000ul) }).PlanOn(board).Single("BRD3702").Message, StringComparison.Ordinal);
    }

    // Systems that declare nothing get no diagnostics, and get addresses where there is room.
    [Fact]
    public void Without_a_declaration_nothing_is_reported()
    {
        SystemPlan plan = Guest(null, 0x200000).PlanOn(Specimens.QemuVirt);
        Assert.Null(plan.Guests[0].Devicetree);
        Assert.NotNull(plan.Guests[0].Kernel);
        Assert.DoesNotContain(plan.Diagnostics, static d => d.Id.StartsWith("BRD37", StringComparison.Ordinal));
    }
}
