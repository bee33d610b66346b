using System;
using System.IO;
using Boards.Tests.Microkit;
using Boards.Tests.Microkit.Files;
using Xunit;

namespace Boards.Tests.Tool;

/// <summary><c>boards guest</c>: the devicetree of a guest, and a hand-written one that is checked.</summary>
public sealed class GuestCommandTests : IDisposable
{
    private static readonly string Board = Path.Combine(Repository.Root, "Boards.Qemu", "virt-gicv2.dts");

    private static readonly string[] Uart = [Board, "--pass", "/pl011@9000000", "--ram", "0x40000000:0x10000000:0x40000000"];

    private readonly ToolRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void The_source_has_what_is_passed_and_where_the_initrd_lies()
    {
        string text = Guest([.. Uart, "--bootargs", "console=ttyAMA0", "--initrd-size", "0x800000"]);

        Assert.Equal(0, _run.Code);
        Assert.Contains("bootargs = \"console=ttyAMA0\";", text, StringComparison.Ordinal);
        Assert.Contains("linux,initrd-start = <0x0 0x4f600000>;", text, StringComparison.Ordinal);
        Assert.Contains("linux,initrd-end = <0x0 0x4fe00000>;", text, StringComparison.Ordinal);
        Assert.DoesNotContain("v2m", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_console_that_the_guest_does_not_have_is_reported()
    {
        Guest([.. Uart, "--console", "/pl011@9000001"]);
        Assert.Contains("--console /pl011@9000001(1,1): warning BRD3709: 'linux': the console '/pl011@9000001' is neither passed nor emulated; did you mean '/pl011@9000000'?", _run.Messages, StringComparison.Ordinal);

        Guest([.. Uart, "--console", "/pl011@9000000:115200"]);
        Assert.DoesNotContain("BRD3709", _run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void The_header_of_the_same_guest_has_the_same_places()
    {
        _run.Boards(["emit", "header", .. Uart, "--initrd-size", "0x800000"]);

        Assert.Contains("#define LINUX_INITRD_ADDRESS ", _run.Text, StringComparison.Ordinal);
        Assert.Contains(" UINT64_C(0x4f600000)", _run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_blob_is_that_of_the_source()
    {
        string source = _run.File("guest.dts", Guest(Uart));
        byte[] blob = _run.Boards(["guest", .. Uart, "--dtb"]).Bytes;

        Assert.Equal(blob, _run.Boards("dtb", source).Bytes);
    }

    [Fact]
    public void A_hand_written_system_needs_its_board()
    {
        string system = _run.File("linux.system", HandWritten.Qemu);
        string board = _run.File("virt.dts", Specimens.QemuVirt);

        Guest(system);
        Assert.Equal(2, _run.Code);
        Assert.Contains("boards: the board of a hand-written system must be named with --board\n", _run.Messages, StringComparison.Ordinal);
        Assert.StartsWith("/dts-v1/;\n", Guest(system, "--board", board), StringComparison.Ordinal);
        Assert.Equal(0, _run.Code);
    }

    [Fact]
    public void An_unknown_machine_is_wrong_use()
    {
        Guest([.. Uart, "--machine", "linx"]);

        Assert.Equal(2, _run.Code);
        Assert.Contains("has no virtual machine 'linx'; expected one of: linux\n", _run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hand_written_devicetree_is_checked()
    {
        string right = _run.File("guest.dts", Guest(Uart));
        Guest([.. Uart, "--check", right, "--quiet"]);
        Assert.Equal(0, _run.Code);
        Assert.Equal("", _run.Messages);

        string wrong = _run.File("wrong.dts", Guest(Uart).Replace("reg = <0x0 0x40000000 0x0 0x10000000>;", "reg = <0x0 0x40000000 0x0 0x20000000>;", StringComparison.Ordinal));
        Guest([.. Uart, "--check", wrong]);
        Assert.Contains($"{wrong}(", _run.Messages, StringComparison.Ordinal);
        Assert.Contains(": warning BRD3710: ", _run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void A_system_is_checked_with_the_devicetree_of_its_guest()
    {
        string system = _run.File("linux.system", HandWritten.Qemu);
        string board = _run.File("virt.dts", Specimens.QemuVirt);
        string right = _run.File("guest.dts", Guest(system, "--board", board));
        _run.Boards("check", system, "--board", board, "--guest", right, "-Werror");
        Assert.Equal(0, _run.Code);

        _run.Boards("check", system, "--board", board, "--guest", _run.File("wrong.dts", "/dts-v1/;\n/ { #address-cells = <2>; #size-cells = <2>; memory@0 { device_type = \"memory\"; reg = <0 0 0 0x1000>; }; };\n"));
        Assert.Contains(": warning BRD3710: ", _run.Messages, StringComparison.Ordinal);
        _run.Boards("check", system, "--guest", right);
        Assert.Equal(2, _run.Code);
        Assert.Contains("boards: --guest needs --board\n", _run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void The_header_has_a_command_of_its_own()
    {
        byte[] header = _run.Boards(["emit", "header", .. Uart]).Bytes;

        Assert.NotEmpty(header);
        Assert.Equal(header, _run.Boards(["header", .. Uart]).Bytes);
    }

    private string Guest(params string[] arguments) => _run.Boards(["guest", .. arguments]).Text;
}
