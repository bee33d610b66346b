using System;
using System.IO;
using System.Linq;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Tree;
using Boards.Tests.Microkit;
using Xunit;

namespace Boards.Tests.Tool;

public sealed class GuestCommandTests : IDisposable
{
    private const string Written = """
        <system>
            <memory_region name="ram" size="0x10000000" phys_addr="0x40000000" page_size="0x200000" />
            <memory_region name="uart" size="0x1000" phys_addr="0x9000000" />
            <memory_region name="gic_vcpu" size="0x1000" phys_addr="0x8040000" />
            <protection_domain name="VMM" priority="254">
                <program_image path="vmm.elf" />
                <irq irq="33" id="1" />
                <virtual_machine name="linux">
                    <vcpu id="0" />
                    <map mr="ram" vaddr="0x40000000" perms="rwx" cached="true" />
                    <map mr="uart" vaddr="0x9000000" perms="rw" cached="false" />
                    <map mr="gic_vcpu" vaddr="0x8010000" perms="rw" cached="false" />
                </virtual_machine>
            </protection_domain>
        </system>
        """;

    private readonly ToolRun _run = new();

    public void Dispose() => _run.Dispose();

    private string Board => _run.File("virt.dts", Specimens.QemuVirt);

    private DeviceTree Guest(params string[] options)
    {
        byte[] blob = _run.Boards(["guest", _run.File("x.system", Written), "--board", Board, "--dtb", .. options]).Bytes;
        Assert.Equal(0, _run.Code);
        return DtbReader.Read(blob, "guest.dtb").Tree;
    }

    [Fact]
    public void A_hand_written_system_has_a_devicetree()
    {
        DeviceTree tree = Guest("--bootargs", "quiet", "--initrd-size", "0x1000");
        Assert.Null(tree.FindPath("/pl011@9000000")!.Find("status"));
        Assert.NotNull(tree.FindPath("/pl011@9000000")!.Find("interrupts"));
        Assert.Equal("disabled", tree.FindPath("/pl031@9010000")!.Find("status")!.String);
        Assert.Equal("quiet", tree.FindPath("/chosen")!.Find("bootargs")!.String);
        Assert.Equal("/pl011@9000000", tree.FindPath("/chosen")!.Find("stdout-path")!.String);
        Assert.Equal(0x4fc00000u, tree.FindPath("/chosen")!.Find("linux,initrd-start")!.Cell(1));
    }

    [Fact]
    public void What_is_not_reached_can_be_removed() => Assert.Null(Guest("--remove-unreachable").FindPath("/pl031@9010000"));

    [Fact]
    public void The_system_of_a_board_has_one_that_emit_writes_too()
    {
        string text = _run.Boards("guest", Board).Text;
        Assert.Contains("memory@", text, StringComparison.Ordinal);
        Assert.Equal(text, _run.Boards("emit", "guest-dts", Board).Text);
        _run.Boards("emit", "guest-dtb", Board, "--out-dir", _run.PathOf("out"));
        Assert.True(File.Exists(_run.PathOf("out/virt.linux.guest.g.dtb")));
    }

    [Fact]
    public void The_header_of_a_kernel_is_read()
    {
        byte[] kernel = new byte[64];
        BitConverter.GetBytes(0x80000ul).CopyTo(kernel, 8);
        BitConverter.GetBytes(0x20000000ul).CopyTo(kernel, 16);
        "ARMd"u8.CopyTo(kernel.AsSpan(56));
        string path = _run.PathOf("Image");
        File.WriteAllBytes(path, kernel);
        _run.Boards("guest", _run.File("x.system", Written), "--board", Board, "--kernel", path);
        Assert.Equal(1, _run.Code);
        Assert.Contains("BRD3701: 'linux': the kernel at 0x40080000..0x60080000 is not in the RAM", _run.Messages, StringComparison.Ordinal);
        _run.Boards("guest", _run.File("x.system", Written), "--board", Board, "--kernel", _run.File("no.txt", "text"));
        Assert.Equal(2, _run.Code);
        Assert.Contains("is not an image of a Linux kernel for arm64", _run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void A_devicetree_written_by_hand_is_checked()
    {
        _run.Boards("guest", _run.File("x.system", Written), "--board", Board, "--check", Board);
        Assert.Equal(0, _run.Code);
        Assert.Contains("BRD3710: /memory@40000000: the memory at 0x40000000..0xc0000000", _run.Messages, StringComparison.Ordinal);
        Assert.Contains("BRD3712: /pl031@9010000: enabled", _run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Overlays_come_last()
    {
        Assert.Equal("okay", Guest("--guest-overlay", _run.File("o.dtso", "/dts-v1/; /plugin/; &rtc { status = \"okay\"; };")).FindPath("/pl031@9010000")!.Find("status")!.String);
        _run.Boards("guest", _run.File("x.system", Written), "--board", Board, "--guest-overlay", _run.File("bad.dtso", "/dts-v1/; /plugin/; &nothing { };"));
        Assert.Equal(1, _run.Code);
        Assert.Contains("nothing", _run.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("the board of a hand-written system must be named with --board", "guest", "x.system")]
    [InlineData("'12q' is not a valid number for --initrd-size", "guest", "x.dts", "--initrd-size", "12q")]
    [InlineData("--initrd and --initrd-size cannot be used together", "guest", "x.dts", "--initrd-size", "1", "--initrd", "a")]
    public void Wrong_use_is_reported(string message, params string[] command)
    {
        _run.Boards(command);
        Assert.Equal(2, _run.Code);
        Assert.Contains(message, _run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_machine_is_reported()
    {
        _run.Boards("guest", Board, "--machine", "linus");
        Assert.Equal(2, _run.Code);
        Assert.Contains("has no virtual machine 'linus'; did you mean 'linux'?", _run.Messages, StringComparison.Ordinal);
    }
}
