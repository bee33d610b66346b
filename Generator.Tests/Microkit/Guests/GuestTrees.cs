using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Guests;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Guests;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;
using Boards.Tests.BoardFacts;
using Boards.Tests.Conformance;
using Xunit;
using static Boards.Tests.Microkit.Declare;

namespace Boards.Tests.Microkit.Guests;

/// <summary>The devicetrees of guests on the boards of the libraries.</summary>
public sealed class GuestTrees
{
    private const ulong RamAt = 0x40000000;
    private const ulong RamSize = 0x10000000;

    private static readonly GuestTreeRequest Settings = new()
    {
        Location = At("tree"),
        BootArguments = Value("earlycon quiet"),
        InitrdSize = Value(0x345678ul),
    };

    // The devicetree of a guest with the passed devices on a board, with the guest's settings.
    private static (Sel4Board Board, PlannedGuest Guest, DeviceTree Tree) Make(BoardSource source, string[] passed, GuestTreeRequest? settings = null, int[]? vcpus = null, ulong ram = RamAt)
    {
        Sel4Board board = Sel4Board.Resolve(source.Tree);
        VirtualMachineRequest machine = Machine("linux", [.. passed.Select(device => Pass(device))]) with
        {
            GuestMemories = [Ram(ram, RamSize, ram)],
            Vcpus = Vcpus(vcpus ?? [0]),
            Tree = settings ?? Settings,
        };
        SystemPlan plan = SystemPlanner.Plan(SystemOf(Domain("VMM", machine)), board);
        PlannedGuest guest = Assert.Single(plan.Guests);
        return (board, guest, GuestTree.Of(board, guest));
    }

    // Devices with registers that a driver would find.
    private static string[] Enabled(DeviceTree tree) =>
    [
        .. Boards.Hardware.Board.Resolve(tree).Devices.Where(static d => d is { IsEnabled: true, Role: DeviceRole.Device } && d.Regions.Any(static r => r.IsMemoryMapped)).Select(static d => d.Path),
    ];

    private static string Text(DeviceTree tree, string path, string property) => tree.FindPath(path)?.Find(property) is { } found
        ? string.Join(" ", Enumerable.Range(0, found.CellCount).Select(i => found.Cell(i).ToString("x", CultureInfo.InvariantCulture)))
        : "";

    [Fact]
    public void On_QEMU_only_what_is_passed_is_enabled()
    {
        (_, PlannedGuest guest, DeviceTree tree) = Make(BoardSource.VirtGicV2, ["/pl011@9000000", "/pl031@9010000", "/virtio_mmio@a003e00"]);
        Assert.Equal(["/virtio_mmio@a003e00", "/pl031@9010000", "/pl011@9000000"], Enabled(tree));
        Assert.Equal(["/pl011@9000000", "/pl031@9010000", "/virtio_mmio@a003e00"], guest.Devices);
        Assert.Equal("disabled", tree.FindPath("/gpio-keys")!.Find("status")!.String);
        Assert.Equal("disabled", tree.FindPath("/pmu")!.Find("status")!.String);
        Assert.Null(tree.FindPath("/apb-pclk")!.Find("status"));
        Assert.Null(tree.FindPath("/timer")!.Find("status"));
        Assert.Null(tree.FindPath("/psci")!.Find("status"));
    }

    [Fact]
    public void The_GICv2_is_the_virtual_one()
    {
        (_, PlannedGuest guest, DeviceTree tree) = Make(BoardSource.VirtGicV2, ["/pl011@9000000"]);
        Node gic = tree.FindPath("/intc@8000000")!;
        Assert.Equal("0 8000000 0 1000 0 8010000 0 1000", Text(tree, gic.Path, "reg"));
        Assert.Empty(gic.Children);
        Assert.Null(gic.Find("interrupts"));
        Assert.NotNull(gic.Find("phandle"));
        Assert.Equal((0x8000000ul, 0x8010000ul), (guest.Gic!.Distributor.Start, guest.Gic.CpuInterface!.Start));
        Assert.DoesNotContain(tree.Nodes, static node => node.Find("msi-parent") is not null || node.Find("msi-map") is not null);
    }

    [Fact]
    public void The_GICv3_has_a_frame_for_each_virtual_CPU()
    {
        (_, PlannedGuest guest, DeviceTree tree) = Make(BoardSource.VirtGicV3, ["/pl011@9000000"], vcpus: [0, 1, 2]);
        Node gic = tree.FindPath("/intc@8000000")!;
        Assert.Equal("0 8000000 0 10000 0 80a0000 0 60000", Text(tree, gic.Path, "reg"));
        Assert.Empty(gic.Children);
        Assert.Null(gic.Find("#redistributor-regions"));
        Assert.Equal(new AddressRange(0x80a0000, 0x8100000), guest.Gic!.Redistributors);
        Node cpus = tree.FindPath("/cpus")!;
        Assert.Equal(["cpu@0", "cpu@1", "cpu@2"], cpus.Children.Select(static c => c.Name));
        Assert.All(cpus.Children, static cpu => Assert.Equal("psci", cpu.Find("enable-method")!.String));
        Assert.Single(cpus.Children, static cpu => cpu.Find("phandle") is not null);
        Assert.DoesNotContain(tree.Nodes, static node => node.Find("msi-map") is not null);
    }

    [Fact]
    public void Memory_and_chosen_are_the_guests()
    {
        (_, PlannedGuest guest, DeviceTree tree) = Make(BoardSource.VirtGicV2, ["/pl011@9000000"]);
        Assert.Equal("0 40000000 0 10000000", Text(tree, "/memory@40000000", "reg"));
        Node chosen = tree.FindPath("/chosen")!;
        Assert.Equal(["bootargs", "stdout-path", "linux,initrd-start", "linux,initrd-end"], chosen.Properties.Select(static p => p.Name));
        Assert.Equal("earlycon quiet", chosen.Find("bootargs")!.String);
        Assert.Equal("/pl011@9000000", chosen.Find("stdout-path")!.String);
        Assert.Equal((0x40000000ul, 0x4fe00000ul, 0x4fa00000ul), (guest.Kernel!.Address, guest.Devicetree!.Address, guest.Initrd!.Address));
        Assert.Equal("0 4fa00000", Text(tree, "/chosen", "linux,initrd-start"));
        Assert.Equal("0 4fd45678", Text(tree, "/chosen", "linux,initrd-end"));
    }

    [Fact]
    public void Without_a_passed_console_there_is_none()
    {
        (_, _, DeviceTree tree) = Make(BoardSource.VirtGicV2, ["/pl031@9010000"], Settings with { InitrdSize = null, BootArguments = null });
        Assert.Empty(tree.FindPath("/chosen")!.Properties);
    }

    [Fact]
    public void Removed_nodes_are_not_there_and_nothing_refers_to_them()
    {
        (_, _, DeviceTree tree) = Make(BoardSource.VirtGicV2, ["/pl011@9000000"], Settings with { Unreachable = Boards.Microkit.Request.UnreachableTreatment.Removed });
        Assert.Equal(
            ["psci", "memory@40000000", "pl011@9000000", "intc@8000000", "cpus", "timer", "apb-pclk", "chosen"],
            tree.Root.Children.Select(static c => c.Name));
    }

    [Fact]
    public void The_Ethernet_of_the_Odroid_C4_has_what_it_reaches_of_its_bus()
    {
        (Sel4Board board, PlannedGuest guest, DeviceTree tree) = Make(BoardSource.OdroidC4, ["ethmac", "/soc/bus@ff600000"], ram: 0x20000000);
        string[] enabled = Enabled(tree);
        Assert.Contains("/soc/ethernet@ff3f0000", enabled);
        Assert.Contains("/soc/bus@ff600000/mdio-multiplexer@4c000", enabled);
        Assert.DoesNotContain("/soc/bus@ff800000/serial@3000", enabled);
        Assert.DoesNotContain("/soc/bus@ff600000/hdmi-tx@0", enabled);
        Assert.All(enabled, path => Assert.All(board[board.Tree.FindPath(path)!].Regions.Where(static r => r.IsMemoryMapped), r => Assert.True(guest.Reaches(r.Range), path)));

        // The interrupt of the PHY is not delivered, so the PHY is polled.
        Assert.Null(tree.FindPath("/soc/bus@ff600000/mdio-multiplexer@4c000/mdio@0/ethernet-phy@0")!.Find("interrupts"));
        Assert.NotNull(tree.FindPath("/soc/ethernet@ff3f0000")!.Find("interrupts"));
        Assert.Equal(["cpu@0"], tree.FindPath("/cpus")!.Children.Select(static c => c.Name).Where(static name => name.StartsWith("cpu", StringComparison.Ordinal)));
        Assert.Null(tree.FindPath("/reserved-memory/secmon@5000000"));
    }

    // An LED may have the name of a property.
    [Fact]
    public void A_node_with_a_child_called_status_has_no_driver()
    {
        Sel4Board board = Declare.Board(Specimens.QemuVirt + "\n/ { leds { compatible = \"gpio-leds\"; status { gpios = <&gpio 1 0>; }; }; };\n&gpio { gpio-controller; #gpio-cells = <2>; };");
        DeviceTree tree = GuestTree.Of(board, SystemPlanner.Plan(Declare.Guest(Pass("uart")), board).Guests[0]);
        Assert.Null(tree.FindPath("/leds")!.Find("status"));
        Assert.Null(tree.FindPath("/leds")!.Find("compatible"));
    }

    // Otherwise the specifiers would be read for the controller of the root.
    [Fact]
    public void Interrupts_of_a_controller_that_is_removed_go_with_it()
    {
        const string Added = """
            / {
                pins: pins@b000000 { compatible = "acme,pins"; reg = <0 0xb000000 0 0x1000>; interrupt-controller; #interrupt-cells = <2>; };
                chip: chip@b001000 { compatible = "acme,chip"; reg = <0 0xb001000 0 0x1000>; #clock-cells = <0>; interrupt-parent = <&pins>; interrupts = <1 4>; };
            };
            &uart { clocks = <&chip>; };
            """;
        Sel4Board board = Declare.Board(Specimens.QemuVirt + "\n" + Added);
        VirtualMachineRequest machine = Machine("linux", Pass("uart")) with { Tree = Settings with { Unreachable = Boards.Microkit.Request.UnreachableTreatment.Removed, InitrdSize = null } };
        DeviceTree tree = GuestTree.Of(board, SystemPlanner.Plan(SystemOf(Domain("VMM", machine)), board).Guests[0]);
        Assert.Null(tree.FindPath("/pins@b000000"));
        Assert.Equal(["compatible", "reg", "#clock-cells", "status"], tree.FindPath("/chip@b001000")!.Properties.Select(static p => p.Name).Except(["phandle"]));
    }

    public static TheoryData<string, string, bool, int> Trees
    {
        get
        {
            TheoryData<string, string, bool, int> all = [];
            (string Board, string Passed)[] systems =
            [
                ("Boards.Qemu/virt-gicv2.dts", "/pl011@9000000 /pl031@9010000 /pl061@9030000 /virtio_mmio@a003e00"),
                ("Boards.Qemu/virt-gicv2.dts", "/pcie@10000000"),
                ("Boards.Qemu/virt-gicv3.dts", "/pl011@9000000 /pl031@9010000"),
                ("Boards.Qemu/virt-gicv3.dts", "/pcie@10000000"),
                ("Boards.Qemu/virt-gicv3.dts", ""),
                ("Boards.OdroidC4/odroidc4.dts", "ethmac /soc/bus@ff600000 /soc/bus@ffd00000"),
                ("Boards.OdroidC4/odroidc4.dts", "serial0"),
                ("Boards.OdroidC4/odroidc4.dts", "/soc/usb@ffe09000/usb@ff400000"),
            ];
            foreach ((string board, string passed) in systems)
            {
                all.Add(board, passed, false, 1);
                all.Add(board, passed, true, 2);
            }

            return all;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Trees))]
    public void The_reference_compiler_warns_of_nothing_new_and_gives_the_same_blob(string board, string passed, bool isRemoved, int vcpus)
    {
        Skip.IfNot(ReferenceCompiler.Has("dtc"), "dtc is not installed");
        BoardSource source = BoardSource.At(board);
        (_, _, DeviceTree tree) = Make(
            source,
            passed.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Settings with { Unreachable = isRemoved ? Boards.Microkit.Request.UnreachableTreatment.Removed : Boards.Microkit.Request.UnreachableTreatment.Disabled },
            [.. Enumerable.Range(0, vcpus)],
            board.Contains("Odroid", StringComparison.Ordinal) ? 0x20000000 : RamAt);
        string text = DtsWriter.Write(tree);
        Assert.Equal(DtbWriter.Write(tree), ReferenceCompiler.Compile(Encoding.UTF8.GetBytes(text)));
        Assert.Empty(DtcWarnings.Of(text).Except(DtcWarnings.Of(DtsWriter.Write(source.Tree))));
    }
}
