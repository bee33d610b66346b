using System;
using System.IO;
using System.Linq;
using Boards.Devicetree;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Guests;
using Boards.Microkit.Planning.Guests;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;
using Boards.Tests.BoardFacts;
using Boards.Tests.Conformance;
using Xunit;
using static Boards.Tests.Microkit.Declare;

namespace Boards.Tests.Microkit.Guests;

/// <summary>Hand-written devicetrees for a guest.</summary>
public sealed class GuestTreeChecks
{
    private static readonly PlannedGuest Guest = GuestOf(Board(Specimens.QemuVirt), "uart");

    private static PlannedGuest GuestOf(Sel4Board board, params string[] passed)
    {
        VirtualMachineRequest machine = Machine("linux", [.. passed.Select(device => Pass(device))]) with
        {
            GuestMemories = [Ram(0x40000000, 0x10000000, 0x40000000)],
            VirtualDevices = [new() { Compatible = Value("virtio,mmio"), Address = Value(0x130000ul), Size = Value(0x200ul), Interrupt = Value(74u), Location = At("virtio") }],
        };
        return SystemPlanner.Plan(SystemOf(Domain("VMM", machine)), board).Guests[0];
    }

    private static string[] Check(string source, PlannedGuest? guest = null)
    {
        CompileResult compiled = DtsCompiler.Compile(new SourceFile("guest.dts", source), new InMemorySources(), CompileOptions.Default);
        Assert.Empty(compiled.Diagnostics);
        return [.. GuestTreeCheck.Run(compiled.Tree, guest ?? Guest).Select(static d => $"{d.Id} {d.Message}")];
    }

    private static string Example(string id, string heading)
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "diagnostics", id + ".md"));
        string section = page[page.IndexOf($"\n## {heading}\n", StringComparison.Ordinal)..];
        return section[(section.IndexOf("```dts\n", StringComparison.Ordinal) + 7)..section.IndexOf("\n```\n", StringComparison.Ordinal)];
    }

    [Theory]
    [InlineData("BRD3710")]
    [InlineData("BRD3711")]
    [InlineData("BRD3712")]
    [InlineData("BRD3713")]
    [InlineData("BRD3714")]
    public void The_examples_of_the_pages_are_what_they_say(string id)
    {
        Assert.StartsWith(id, Assert.Single(Check(Example(id, "Invalid"))), StringComparison.Ordinal);
        Assert.Empty(Check(Example(id, "Fixed")));
    }

    [Theory]
    [InlineData("rtc@9010000 { compatible = \"arm,pl031\"; reg = <0x9010000 0x1000>; };", "BRD3712 /rtc@9010000: enabled, but reg[0] at 0x9010000..0x9011000 is not mapped to 'linux'; pass the device, or set its status to \"disabled\"")]
    [InlineData("serial@9000000 { compatible = \"arm,pl011\"; reg = <0x9000000 0x1000>; interrupts = <0 9 4>; };", "BRD3713 /serial@9000000: interrupts[0] is 41, which is not delivered to 'linux'")]
    [InlineData("virtio@130000 { compatible = \"virtio,mmio\"; reg = <0x130000 0x200>; interrupts = <0 42 4>; };", "")]
    [InlineData("virtio@140000 { compatible = \"virtio,mmio\"; reg = <0x140000 0x200>; };", "BRD3712 /virtio@140000: enabled, but reg[0] at 0x140000..0x140200 is not mapped to 'linux'; pass the device, or set its status to \"disabled\"")]
    [InlineData("chosen { stdout-path = \"serial9\"; };", "BRD3714 /chosen: the console \"serial9\" is not a node")]
    [InlineData("chosen { linux,initrd-start = <0x4fe00000>; linux,initrd-end = <0x4ff00000>; };", "BRD3711 /chosen: the initrd at 0x4fe00000..0x4ff00000 overlaps the devicetree at 0x4fe00000..0x50000000")]
    public void A_mistake_is_named(string node, string message) =>
        Assert.Equal(message.Length == 0 ? [] : [message], Check(Example("BRD3710", "Fixed").Replace("memory@", node + "\nmemory@", StringComparison.Ordinal)));

    [Fact]
    public void A_tree_without_memory_is_reported() => Assert.Equal(
        ["BRD3710 /: there is no memory node; the RAM of 'linux' is 0x40000000..0x50000000"],
        Check(Example("BRD3710", "Fixed").Replace("device_type = \"memory\";", "", StringComparison.Ordinal).Replace("memory@", "other@", StringComparison.Ordinal).Replace("reg = <0x40000000 0x10000000>;", "reg = <0x40000000 0x10000000>; status = \"disabled\";", StringComparison.Ordinal)));

    // Linux uses an MSI controller even if it is disabled.
    [Fact]
    public void The_boards_own_tree_is_not_one_for_the_guest()
    {
        PlannedGuest guest = GuestOf(Sel4Board.Resolve(BoardSource.VirtGicV2.Tree), "/pl011@9000000");
        string[] found = [.. GuestTreeCheck.Run(BoardSource.VirtGicV2.Tree, guest).Select(static d => d.Message)];
        Assert.Contains("/intc@8000000/v2m@8020000: 'linux' has no controller of messages, and its driver does not look at the status; delete the node", found);
        Assert.Contains(found, static message => message.StartsWith("/pl031@9010000: enabled", StringComparison.Ordinal));
        Assert.DoesNotContain(found, static message => message.StartsWith("/pl011@9000000", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Boards.Qemu/virt-gicv2.dts", "/pl011@9000000")]
    [InlineData("Boards.Qemu/virt-gicv3.dts", "/virtio_mmio@a003e00")]
    [InlineData("Boards.OdroidC4/odroidc4.dts", "serial0")]
    public void A_tree_that_is_made_is_right(string board, string passed)
    {
        Sel4Board resolved = Sel4Board.Resolve(BoardSource.At(board).Tree);
        PlannedGuest guest = GuestOf(resolved, passed);
        Assert.Empty(GuestTreeCheck.Run(GuestTree.Of(resolved, guest), guest).Select(static d => d.Message));
    }

    [Fact]
    public void Overlays_and_plain_sources_are_laid_over_a_tree()
    {
        Sel4Board board = Board(Specimens.QemuVirt);
        DeviceTree tree = GuestTree.Of(board, GuestOf(board, "uart"));
        CompileResult result = GuestOverlays.Apply(
            tree, "linux.guest.g.dts",
            [
                new(new SourceFile("plain.dtsi", "&uart { current-speed = <115200>; };\n/ { chosen { bootargs = \"quiet\"; }; };")),
                new(new SourceFile("o.dtso", "/dts-v1/; /plugin/; &rtc { status = \"okay\"; };")),
            ],
            new InMemorySources(), CompileOptions.Default);
        Assert.Empty(result.Diagnostics);
        Assert.Equal(115200u, result.Tree.FindPath("/pl011@9000000")!.Find("current-speed")!.Cell(0));
        Assert.Equal("quiet", result.Tree.FindPath("/chosen")!.Find("bootargs")!.String);
        Assert.Equal("okay", result.Tree.FindPath("/pl031@9010000")!.Find("status")!.String);
        Assert.Null(result.Tree.FindPath("/__symbols__"));
    }
}
