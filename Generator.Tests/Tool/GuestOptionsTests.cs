using System;
using System.IO;
using Xunit;

namespace Boards.Tests.Tool;

/// <summary>Systems that are declared on the command line.</summary>
public sealed class GuestOptionsTests : IDisposable
{
    private const string Source = """
        /dts-v1/;
        / {
            #address-cells = <1>; #size-cells = <1>; interrupt-parent = <&gic>;
            aliases { serial0 = &uart; };
            memory@40000000 { device_type = "memory"; reg = <0x40000000 0x40000000>; };
            gic: gic@1000 { compatible = "arm,gic-400"; reg = <0x1000 0x1000>, <0x2000 0x2000>, <0x4000 0x2000>, <0x6000 0x2000>; interrupt-controller; #interrupt-cells = <3>; #address-cells = <0>; };
            uart: serial@9000 { compatible = "uart"; reg = <0x9000 0x1000>; interrupts = <0 8 4>; clocks = <&clk>; };
            clk: clock@a000 { compatible = "acme,clk"; reg = <0xa000 0x1000>; #clock-cells = <0>; };
            rtc@b000 { compatible = "rtc"; reg = <0xb000 0x1000>; interrupts = <0 9 4>; };
        };
        """;

    private readonly ToolRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void A_device_is_passed_with_the_names_of_the_default_system()
    {
        _run.Boards("system", _run.File("a.dts", Source), "--pass", "serial0", "--with-dependencies", "--ram", "0x40000000:0x10000000:0x50000000");

        Assert.Equal(0, _run.Code);
        Assert.Equal("""
            <?xml version="1.0" encoding="UTF-8"?>
            <system>
                <!-- RAM of linux -->
                <memory_region name="guest_ram_linux" size="0x10000000" phys_addr="0x50000000" page_size="0x200000" />
                <!-- /serial@9000 reg[0] -->
                <memory_region name="serial@9000" size="0x1000" phys_addr="0x9000" />
                <!-- /clock@a000 reg[0] -->
                <memory_region name="clock@a000" size="0x1000" phys_addr="0xa000" />
                <!-- /gic@1000 virtual CPU interface, which guests see as their CPU interface -->
                <memory_region name="gic_vcpu" size="0x1000" phys_addr="0x6000" />
                <protection_domain name="VMM" priority="254">
                    <program_image path="vmm.elf" />
                    <map mr="guest_ram_linux" vaddr="0x40000000" perms="rw" cached="true" setvar_vaddr="guest_ram_vaddr" />
                    <!-- /serial@9000 -->
                    <irq irq="40" id="0" trigger="level" />
                    <virtual_machine name="linux">
                        <vcpu id="0" />
                        <map mr="guest_ram_linux" vaddr="0x40000000" perms="rwx" cached="true" />
                        <map mr="serial@9000" vaddr="0x9000" perms="rw" cached="false" />
                        <map mr="clock@a000" vaddr="0xa000" perms="rw" cached="false" />
                        <map mr="gic_vcpu" vaddr="0x2000" perms="rw" cached="false" />
                    </virtual_machine>
                </protection_domain>
            </system>

            """, _run.Text);
        Assert.Contains("--pass serial0(1,1): info BRD3025: /serial@9000: passed with it: /clock@a000 (clocks)", _run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_priority_and_image_may_be_given()
    {
        _run.Boards("system", _run.File("a.dts", Source), "--pass", "uart", "--pass", "/rtc@b000", "--vm", "guest", "--pd", "vmm_linux", "--priority", "200", "--image", "m.elf");

        Assert.Equal(0, _run.Code);
        Assert.Contains("<protection_domain name=\"vmm_linux\" priority=\"200\">", _run.Text, StringComparison.Ordinal);
        Assert.Contains("<program_image path=\"m.elf\" />", _run.Text, StringComparison.Ordinal);
        Assert.Contains("<virtual_machine name=\"guest\">", _run.Text, StringComparison.Ordinal);
        Assert.Contains("<irq irq=\"41\" id=\"1\" trigger=\"level\" />", _run.Text, StringComparison.Ordinal);
        // If RAM is not given, it is where the RAM of the default system is.
        Assert.Contains("name=\"guest_ram_guest\" size=\"0x10000000\" phys_addr=", _run.Text, StringComparison.Ordinal);
        // The option is not given, so what the device needs is missing.
        Assert.Contains("--pass uart(1,1): warning BRD3401: ", _run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void The_guides_ethernet_takes_one_line()
    {
        _run.Boards("system", Path.Combine(Repository.Root, "Boards.OdroidC4", "odroidc4.dts"), "--pass", "ethernet0", "--with-dependencies", "--ram", "0x20000000:0x10000000:0x20000000");

        Assert.Equal(0, _run.Code);
        Assert.Contains("phys_addr=\"0xff600000\"", _run.Text, StringComparison.Ordinal);
        Assert.Contains("<irq irq=\"40\" id=\"0\" trigger=\"level\" />", _run.Text, StringComparison.Ordinal);
        Assert.Contains("<irq irq=\"96\" id=\"1\" trigger=\"level\" />", _run.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(": warning BRD3", _run.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("offset", "dma-ranges = <0x0 0x20000000 0x0 0x40000000 0x0 0x10000000>;")]
    [InlineData("pool", "compatible = \"restricted-dma-pool\";")]
    public void DMA_reaches_memory_elsewhere(string method, string expected)
    {
        string[] options = [Path.Combine(Repository.Root, "Boards.OdroidC4", "odroidc4.dts"), "--pass", "ethernet0", "--with-dependencies", "--ram", "0x40000000:0x10000000:0x20000000", "--dma", method];
        _run.Boards(["guest", .. options]);

        Assert.Equal(0, _run.Code);
        Assert.Contains(expected, _run.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("BRD3114", _run.Messages, StringComparison.Ordinal);

        _run.Boards(["system", .. options]);
        Assert.Equal(method == "pool", _run.Text.Contains("<memory_region name=\"dma_pool_linux\"", StringComparison.Ordinal));
    }

    [Fact]
    public void An_exclusion_is_that_of_all_devices()
    {
        _run.Boards("system", _run.File("a.dts", Source), "--pass", "uart", "--pass", "/rtc@b000", "--with-dependencies", "--exclude", "clk");
        Assert.Equal(0, _run.Code);
        Assert.DoesNotContain("clock@a000", _run.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("BRD3018", _run.Messages, StringComparison.Ordinal);

        _run.Boards("system", _run.PathOf("a.dts"), "--pass", "/rtc@b000", "--with-dependencies", "--exclude", "clk");
        Assert.Equal(1, _run.Messages.Split("--exclude clk(1,1): warning BRD3018: ").Length - 1);
    }

    [Theory]
    [InlineData("--pass", "serial1", "--pass serial1(1,1): error BRD3002: serial1: the board has no node with this label or alias; did you mean 'serial0'?")]
    [InlineData("--pass", "UART", "--pass UART(1,1): error BRD3002: UART: the board has no node with this label or alias; did you mean 'uart'?")]
    [InlineData("--pass", "rtc@b000/", "--pass rtc@b000/(1,1): error BRD3002: rtc@b000/: the board has no node with this label or alias; did you mean '/rtc@b000'?")]
    [InlineData("--exclude", "clok", "--exclude clok(1,1): error BRD3002: clok: the board has no node with this label or alias; did you mean 'clk'?")]
    [InlineData("--pass", "gic", "--pass gic(1,1): error BRD3010: /gic@1000: it is the kernel's interrupt controller, which cannot be passed to a guest")]
    public void A_device_that_is_wrong_is_an_error(string option, string value, string message)
    {
        _run.Boards("system", _run.File("a.dts", Source), "--pass", "uart", option, value);

        Assert.Equal(1, _run.Code);
        Assert.Equal("", _run.Text);
        Assert.Contains(message, _run.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--ram 0x20000000: expected ADDRESS:SIZE[:PHYSICAL]", "--pass", "uart", "--ram", "0x20000000")]
    [InlineData("--ram 0x20000000:many: expected ADDRESS:SIZE[:PHYSICAL]", "--pass", "uart", "--ram", "0x20000000:many")]
    [InlineData("--ram 1:2:3:4: expected ADDRESS:SIZE[:PHYSICAL]", "--pass", "uart", "--ram", "1:2:3:4")]
    [InlineData("--dma fast: expected identity, offset, pool", "--pass", "uart", "--dma", "fast")]
    [InlineData("--dma needs --pass", "--dma", "pool")]
    [InlineData("--priority high: expected a number from 0 to 254", "--pass", "uart", "--priority", "high")]
    [InlineData("--ram needs --pass", "--ram", "0x20000000:0x10000000")]
    [InlineData("--with-dependencies needs --pass", "--with-dependencies")]
    public void A_command_line_that_is_wrong_is_not_run(string message, params string[] options)
    {
        _run.Boards(["system", _run.File("a.dts", Source), .. options]);

        Assert.Equal(2, _run.Code);
        Assert.Contains(message, _run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fragment_is_appended_to_the_board()
    {
        _run.Boards("system", _run.File("linux.dts", Source), "--pass", "uart", "--with-dependencies", "-o", _run.PathOf("simple.system"));
        _run.Boards("check", _run.PathOf("simple.system"), "--board", _run.PathOf("linux.dts"));
        Assert.DoesNotContain("BRD3003", _run.Messages, StringComparison.Ordinal);

        _run.Boards("check", _run.PathOf("simple.system"), "--board", _run.PathOf("linux.dts"), "--overlay", _run.File("overlay.dts", "/ { chosen { }; };\n&uart { status = \"disabled\"; };\n"));
        Assert.Equal(0, _run.Code);
        Assert.Contains(": warning BRD3003: /serial@9000: its status is \"disabled\"", _run.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("BRD0024", _run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Emit_plans_the_same_system()
    {
        string[] options = ["--pass", "uart", "--with-dependencies"];
        byte[] system = _run.Boards(["system", _run.File("a.dts", Source), .. options]).Bytes;
        Assert.NotEmpty(system);
        Assert.Equal(system, _run.Boards(["emit", "xml", _run.PathOf("a.dts"), .. options]).Bytes);
    }

    [Fact]
    public void A_label_of_a_board_without_labels_needs_a_path()
    {
        _run.Boards("system", System.IO.Path.Combine(Repository.Root, "Boards.Qemu", "virt-gicv2.dts"), "--pass", "uart0");

        Assert.Equal(1, _run.Code);
        Assert.Contains(
            ": error BRD3002: uart0: the board has no labels, because its devicetree was made from a blob, and no alias with this name; name the node by its path",
            _run.Messages,
            StringComparison.Ordinal);
    }
}
